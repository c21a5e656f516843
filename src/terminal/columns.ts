import { LRUCache } from 'lru-cache'
import stringWidth from 'string-width'

/** A cell is measured when its column's width is looked for, and again when it is filled up. */
const known = new LRUCache<string, number>({ max: 2_000 })
/** In UTF-16 units; longer texts are seldom measured twice. */
const LONGEST_KNOWN = 200

/** The columns that a text without line ends takes; plain ASCII is not worth the long way. */
export function columnsOf(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length
  if (text.length > LONGEST_KNOWN) return stringWidth(text)
  const columns = known.get(text) ?? stringWidth(text)
  known.set(text, columns)
  return columns
}

/** Fills up to a number of columns with spaces. */
export function pad(text: string, columns: number, align: 'start' | 'end' = 'start'): string {
  const space = ' '.repeat(Math.max(0, columns - columnsOf(text)))
  return align === 'start' ? text + space : space + text
}

/** The columns that the widest of the texts takes. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0)
}
