import type { Span } from './quote.ts'

/**
 * Joins spans to those before them, as far as they belong together.
 * @param spans in ascending order.
 * @param areOne whether a span, which may have been joined already, and the next one belong together.
 */
export function joinSpans(spans: readonly Span[], areOne: (before: Span, next: Span) => boolean): Span[] {
  const joined: Span[] = []
  for (const next of spans) {
    const last = joined.at(-1)
    const isOne = last !== undefined && areOne(last, next)
    if (isOne) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) }
    else joined.push({ start: next.start, end: next.end })
  }
  return joined
}
