import { placeOf, eachWordOf, type Segment, type SegmentField } from './segment.ts'

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
  readonly lengths: Lengths
}

/** How many words of each kind there are in how many items, those withdrawn left out. */
export interface Lengths {
  readonly text: number
  readonly notes: number
  readonly titles: number
  readonly passages: number
  readonly paragraphs: number
  readonly documents: number
}

/** A segment with all its documents, whatever their numbers are. */
export function wholeView(segment: Segment): SegmentView {
  const { counts, capitalBalance, keys, documents } = segment
  const size = documents.starts.at(-1) ?? 0
  return {
    segment,
    firsts: new Int32Array(keys.length),
    withdrawn: undefined,
    counts,
    capitalBalance,
    size,
    lengths: lengthsOf(segment, 0, keys.length),
  }
}

/** Of the documents from `first` up to `end`. */
function lengthsOf({ documents, groups, text, notes, titles }: Segment, first: number, end: number): Lengths {
  const from = documents.starts[first] ?? 0
  const to = documents.starts[end] ?? 0
  return {
    text: wordsIn(text, from, to),
    notes: wordsIn(notes, from, to),
    titles: wordsIn(titles, first, end),
    passages: to - from,
    paragraphs: to > from ? (groups.of[to - 1] ?? 0) - (groups.of[from] ?? 0) + 1 : 0,
    documents: end - first,
  }
}

function wordsIn({ sequences: { starts } }: SegmentField, first: number, end: number): number {
  return (starts[end] ?? 0) - (starts[first] ?? 0)
}

function without(all: Lengths, some: Lengths): Lengths {
  return {
    text: all.text - some.text,
    notes: all.notes - some.notes,
    titles: all.titles - some.titles,
    passages: all.passages - some.passages,
    paragraphs: all.paragraphs - some.paragraphs,
    documents: all.documents - some.documents,
  }
}

/**
 * What becomes of a view when documents get other numbers, or are withdrawn. Yields often.
 * @param firsts as the view's; what was withdrawn stays so.
 */
export function* renumbered(before: SegmentView, firsts: Int32Array): Generator<void, SegmentView> {
  const { segment } = before
  const gone: number[] = []
  for (let document = 0; document < firsts.length; document += 1)
    if (firsts[document] === WITHDRAWN && before.firsts[document] !== WITHDRAWN) gone.push(document)
  if (gone.length === 0) return { ...before, firsts }
  const { starts } = segment.documents
  const withdrawn = before.withdrawn?.slice() ?? new Uint8Array(starts.at(-1) ?? 0)
  const counts = before.counts.slice()
  const capitalBalance = before.capitalBalance.slice()
  let { size, lengths } = before
  for (const document of gone) {
    withdrawn.fill(1, starts[document], starts[document + 1])
    lengths = without(lengths, lengthsOf(segment, document, document + 1))
    size -= (starts[document + 1] ?? 0) - (starts[document] ?? 0)
    yield* eachWordOf(segment, document, (word, capital) => {
      const place = placeOf(segment, word)
      counts[place] = (counts[place] ?? 0) - 1
      capitalBalance[place] = (capitalBalance[place] ?? 0) - capital
    })
  }
  return { segment, firsts, withdrawn, counts, capitalBalance, size, lengths }
}
