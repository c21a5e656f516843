import { visible } from '../card/visible.ts'
import type { PlainTextElement } from '@slack/types'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Takes from a text what Slack reads as control sequences, `<!channel>` among them. */
export function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character)
}

/**
 * A text that fits, cut at its end with an ellipsis where it is too long; never through a character.
 * @param measure how long a text becomes.
 */
export function cut(text: string, limit: number, measure: (text: string) => number = lengthOf): string {
  if (measure(text) <= limit) return text
  let low = 0
  let high = Math.min(text.length, limit)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(`${text.slice(0, middle)}…`) <= limit) low = middle
    else high = middle - 1
  }
  const splitsPair = /[\uD800-\uDBFF]$/.test(text.slice(0, low))
  return `${text.slice(0, splitsPair ? low - 1 : low)}…`
}

/** A text object without markup or emoji codes; an empty text, which Slack refuses, becomes a dash. */
export function plainText(text: string, limit: number): PlainTextElement {
  const fitting = cut(visible(text), limit, (part) => escape(part).length)
  return { type: 'plain_text', text: escape(fitting) || '–', emoji: false }
}

/** Slack's own markup for a link; the words are our own. */
export function link(url: string, words: string): string {
  const address = url.replace(/[<>|\s]/g, encodeURIComponent).replaceAll('&', '&amp;')
  return `<${address}|${words}>`
}

function lengthOf({ length }: string): number {
  return length
}
