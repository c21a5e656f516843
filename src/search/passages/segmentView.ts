import { placeOf, eachWordOf, type Segment } from './segment.ts'

/** A document that a collection does not have. */
export const WITHDRAWN = -1

/** A segment as a collection sees it: which of its documents it has, and what their numbers are there. */
export interface SegmentView {
  readonly segment: Segment
  /** The collection's number of each document's first passage, or `WITHDRAWN`. */
  readonly firsts: Int32Array
  /** For each passage 1 if its document is withdrawn; undefined if none is. */
  readonly withdrawn: Uint8Array | undefined
  /** As the segment's, without the documents that are withdrawn. */
  readonly counts: Int32Array
  readonly capitalBalance: Int32Array
  /** How many passages are not withdrawn. */
  readonly size: number
}

/** A segment with all its documents, whatever their numbers are. */
export function wholeView(segment: Segment): SegmentView {
  const { counts, capitalBalance, keys, documents } = segment
  const size = documents.starts.at(-1) ?? 0
  return { segment, firsts: new Int32Array(keys.length), withdrawn: undefined, counts, capitalBalance, size }
}

/**
 * What becomes of a view when documents get other numbers, or are withdrawn. Yields often.
 * @param firsts as the view's; what was withdrawn stays so.
 */
export function* renumbered(before: SegmentView, firsts: Int32Array): Generator<void, SegmentView> {
  const { segment } = before
  const gone = [...firsts.keys()].filter(
    (document) => firsts[document] === WITHDRAWN && before.firsts[document] !== WITHDRAWN,
  )
  if (gone.length === 0) return { ...before, firsts }
  const { starts } = segment.documents
  const withdrawn = before.withdrawn?.slice() ?? new Uint8Array(starts.at(-1) ?? 0)
  const counts = before.counts.slice()
  const capitalBalance = before.capitalBalance.slice()
  let { size } = before
  for (const document of gone) {
    withdrawn.fill(1, starts[document], starts[document + 1])
    size -= (starts[document + 1] ?? 0) - (starts[document] ?? 0)
    yield* eachWordOf(segment, document, (word, capital) => {
      const place = placeOf(segment, word)
      counts[place] = (counts[place] ?? 0) - 1
      capitalBalance[place] = (capitalBalance[place] ?? 0) - capital
    })
  }
  return { segment, firsts, withdrawn, counts, capitalBalance, size }
}
