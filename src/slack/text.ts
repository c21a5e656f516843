import { cut } from '../card/cut.ts'
import { visible } from '../card/visible.ts'
import type { PlainTextElement } from '@slack/types'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Takes from a text what Slack reads as control sequences, `<!channel>` among them. */
export function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character)
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
