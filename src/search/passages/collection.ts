import type { IndexedDocument, Passage } from './passage.ts'
import type { Placing } from './placing.ts'
import type { Segment } from './segment.ts'
import type { SegmentView } from './segmentView.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Prose has about so many words in a sentence and in a paragraph. Headlines and glosses among it would make it look
 * long, so lengths are never compared with less.
 */
export const LEAST_MEAN = { text: 20, paragraph: 80 } as const

/** Mean numbers of words, at least 1, or what is common in prose. */
export interface MeanLengths {
  readonly text: number
  readonly paragraph: number
  readonly notes: number
  readonly title: number
}

/** Where a passage of a collection stands. */
export interface Place {
  readonly view: SegmentView
  readonly segment: Segment
  /** Its number in the segment, and that of its document there. */
  readonly passage: number
  readonly document: number
  /** What is added to a number of the segment's in this document to get the collection's. */
  readonly shift: number
}

export interface CollectionParts {
  readonly documents: readonly IndexedDocument[]
  /** The number of each document's first passage, and that of all passages. */
  readonly starts: Int32Array
  readonly placing: Placing
  readonly views: readonly SegmentView[]
  readonly vocabulary: Vocabulary
  /** How often each word of the dictionary stands in the documents, and how much oftener with a capital than without. */
  readonly counts: Int32Array
  readonly capitalBalance: Int32Array
  readonly wordClasses: Uint8Array
  readonly meanLengths: MeanLengths
}

/**
 * Passages of one language, numbered in the order of their documents, whatever segments these stand in. It never changes,
 * and what it tells is the same as if all were in one segment.
 */
export class Collection {
  readonly size: number
  readonly vocabulary: Vocabulary
  /** The class of each word, as in wordClasses.ts. */
  readonly wordClasses: Uint8Array
  readonly meanLengths: MeanLengths
  readonly views: readonly SegmentView[]
  readonly documents: readonly IndexedDocument[]
  readonly placing: Placing
  readonly counts: Int32Array
  readonly capitalBalance: Int32Array
  readonly #parts: CollectionParts

  constructor(parts: CollectionParts) {
    this.#parts = parts
    this.placing = parts.placing
    this.counts = parts.counts
    this.capitalBalance = parts.capitalBalance
    this.size = parts.starts.at(-1) ?? 0
    this.vocabulary = parts.vocabulary
    this.wordClasses = parts.wordClasses
    this.meanLengths = parts.meanLengths
    this.views = parts.views
    this.documents = parts.documents
  }

  passage(number: number): Passage | undefined {
    const document = this.#documentOf(number)
    return this.documents[document]?.passages[number - (this.#parts.starts[document] ?? 0)]
  }

  /** @param number of a passage of the collection. */
  placeOf(number: number): Place {
    const { starts, placing, views } = this.#parts
    const ordinal = this.#documentOf(number)
    const view = views[placing.viewOf[ordinal] ?? 0]
    if (!view) throw new Error(`The collection has no passage ${number}; it has ${this.size}`)
    const { segment } = view
    const document = placing.documentIn[ordinal] ?? 0
    const shift = (starts[ordinal] ?? 0) - (segment.documents.starts[document] ?? 0)
    return { view, segment, passage: number - shift, document, shift }
  }

  /** The last document that begins at the passage or before it: one without passages begins where the next one does. */
  #documentOf(number: number): number {
    const { starts } = this.#parts
    let first = 0
    let end = starts.length - 1
    while (first < end) {
      const middle = (first + end) >> 1
      if ((starts[middle + 1] ?? 0) <= number) first = middle + 1
      else end = middle
    }
    return first
  }
}
