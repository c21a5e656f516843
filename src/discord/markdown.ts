import { visible } from '../card/visible.ts'
import type { Span } from '../source/quote.ts'

/*
 * Text as Discord's markdown. A backslash takes the meaning from every sign that is not a letter, a digit or a space,
 * so that nothing of a source becomes bold, a link, a mention, a spoiler, an emoji or a heading.
 */

/** Signs that mean something wherever they stand. */
const SIGNS = /[\\*_~`|<[\]]/g
/**
 * `@everyone`, a link that would be made by itself, `:emoji:`, and `](`: within the brackets of a link a backslash means
 * nothing, so that an escaped `]` before a `(` would give a link of ours that stands earlier another target.
 */
const SEQUENCES = /@(?=everyone|here)|:(?=\/\/|[\w+-]+:)|(?<=\])\(/g
/** Headings, small print, lists and quotes begin a line. */
const LINE_START = /^([^\S\r\n\u2028\u2029]*)([-+#>])/gm
const NUMBERED_LINE = /^([^\S\r\n\u2028\u2029]*\d+)([.)])/gm

/** @returns text that reads as the given one does and formats nothing; lines stay lines. */
export function escapeMarkdown(text: string): string {
  return escapeInner(visible(text)).replace(LINE_START, '$1\\$2').replace(NUMBERED_LINE, '$1\\$2')
}

/** A text as one line: white space is one space. Nothing is escaped. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim()
}

/** Escapes a text that is shown as one line. */
export function escapeLine(text: string): string {
  return escapeMarkdown(oneLine(text))
}

/** A block quote of a text, with the highlighted stretches in bold. */
export function blockQuote(text: string, highlights: readonly Span[]): string {
  const shown = visible(text)
  const lines: string[] = []
  for (const { start, end } of linesOf(shown)) {
    const pieces = cutAt(highlights, start, end).map(({ isBold, ...piece }, index) => {
      const words = shown.slice(piece.start, piece.end)
      if (isBold) return bold(words)
      return index === 0 ? escapeMarkdown(words) : escapeInner(words)
    })
    lines.push(`> ${pieces.join('')}`)
  }
  return lines.join('\n')
}

/** Bold that begins and ends at a word: Discord shows asterisks beside a space as they are. */
export function bold(text: string): string {
  const words = text.trim()
  if (words === '') return text
  const before = text.slice(0, text.indexOf(words))
  return `${before}**${escapeMarkdown(words)}**${text.slice(before.length + words.length)}`
}

/** A line of a text struck out; nothing in it formats anything. */
export function strike(line: string): string {
  const words = line.trim()
  return words === '' ? '' : `~~${escapeInner(visible(words))}~~`
}

/** A block quote of a text that is struck out. */
export function struckQuote(text: string): string {
  return visible(text)
    .split('\n')
    .map((line) => `> ${strike(line)}`)
    .join('\n')
}

/** A link, or undefined where the address is none that a reader may be sent to. */
export function link(label: string, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { href, protocol } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  const encoded = href.replace(/[()<>\\*_`|]|~(?!:)|(?<!:)~/g, percentEncode)
  return `[${label}](${encoded})`
}

/** Of a sign that would end the link or format something; the `:~:` of a text fragment must stay as it is. */
function percentEncode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}

function escapeInner(text: string): string {
  return text.replace(SIGNS, '\\$&').replace(SEQUENCES, '\\$&')
}

function linesOf(text: string): Span[] {
  let start = 0
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length }
    start = span.end + 1
    return span
  })
}

/** Cuts a stretch at the highlights in it; touching highlights are one, for `****` would end and begin nothing. */
function cutAt(
  highlights: readonly Span[],
  start: number,
  end: number,
): (Span & { readonly isBold: boolean })[] {
  const pieces: { start: number; end: number; isBold: boolean }[] = []
  const add = (from: number, to: number, isBold: boolean) => {
    const last = pieces.at(-1)
    if (from >= to) return
    if (last?.isBold === isBold) last.end = to
    else pieces.push({ start: from, end: to, isBold })
  }
  let at = start
  for (const highlight of highlights) {
    const from = Math.min(Math.max(highlight.start, at), end)
    const to = Math.min(Math.max(highlight.end, from), end)
    add(at, from, false)
    add(from, to, true)
    at = to
  }
  add(at, end, false)
  return pieces
}
