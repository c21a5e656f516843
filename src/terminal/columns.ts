import stringWidth from 'string-width'

/** The columns that a text without line ends takes; plain ASCII is not worth the long way. */
export function columnsOf(text: string): number {
  return /^[\x20-\x7E]*$/.test(text) ? text.length : stringWidth(text)
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
