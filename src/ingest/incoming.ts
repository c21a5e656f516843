import type { Particulars } from '../knowledge/types.ts'

/** What a paragraph is that stands apart from the text. */
export type Apart = Particulars['apart'][number]

/** A particular of a document, and where it was read from, in words for an editor. */
export interface Particular {
  readonly value: string
  /** Such as `JSON-LD datePublished` or `the feed's author`. */
  readonly from: string
}

/** What a page, a file or a feed says of a document. What it does not say is absent: nothing is inferred. */
export type ParticularName =
  'title' | 'author' | 'publisher' | 'published' | 'changed' | 'url' | 'language' | 'kind' | 'licence'

export type FoundParticulars = Readonly<Partial<Record<ParticularName, Particular>>>

/** A document as it came in, before it is a source. */
export interface Incoming {
  /** Paragraphs, each on one line, with an empty line between them, so that none is taken for a wrapped line. */
  readonly text: string
  /** What the last of these paragraphs are that stand apart from the text, such as captions; none by default. */
  readonly apart?: readonly Apart[]
  readonly particulars: FoundParticulars
  /** What makes a human look before it is quoted, each a sentence. */
  readonly doubts: readonly string[]
}
