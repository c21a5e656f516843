/** A quotation as W3C Web Annotation selects it (TextQuoteSelector). */
export interface TextQuoteSelector {
  readonly exact: string
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

/** A stretch of a text, in UTF-16 units; the end is not part of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Finds every place that a selector fits, character by character. Nothing is normalized and nothing is guessed:
 * a quote that is not in the text is not found.
 */
export function findQuote(text: string, selector: TextQuoteSelector): Span[] {
  const { exact, prefix = '', suffix = '' } = selector
  const places: Span[] = []
  if (exact === '') return places
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length
    if (text.endsWith(prefix, start) && text.startsWith(suffix, end)) places.push({ start, end })
  }
  return places
}
