import { paragraphs, type Paragraph } from './paragraphs.ts'
import { sentences } from './sentences.ts'
import type { Span } from './quote.ts'

/** A sentence of a document, or a part of one that is longer than an excerpt may be. */
export interface Sentence extends Span {
  /** The number of the paragraph that it stands in, from 1. */
  readonly paragraph: number
}

/** A document's text with its parts. Offsets are UTF-16 units into the text. */
export interface Document {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** In the order of the text; they do not overlap. */
  readonly sentences: readonly Sentence[]
}

/**
 * Takes a text apart, yielding between sentences.
 * @param language BCP 47.
 */
export function* readDocument(text: string, language: string): Generator<void, Document> {
  const parts = paragraphs(text, language)
  const found: Sentence[] = []
  for (const paragraph of parts) {
    if (paragraph.isMark) continue
    for (const { start, end } of sentences(text, paragraph, language)) {
      found.push({ start, end, paragraph: paragraph.number })
      yield
    }
  }
  return { text, paragraphs: parts, sentences: found }
}

/**
 * The sentences that a stretch of the text touches.
 * @returns their indexes: the first, and the one after the last.
 */
export function sentencesIn(
  document: Document,
  span: Span,
): { readonly first: number; readonly last: number } {
  let low = 0
  let high = document.sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((document.sentences[middle]?.end ?? Infinity) <= span.start) low = middle + 1
    else high = middle
  }
  let last = low
  while ((document.sentences[last]?.start ?? Infinity) < span.end) last += 1
  return { first: low, last }
}
