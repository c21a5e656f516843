import { Collection, LEAST_MEAN, type CollectionParts, type MeanLengths } from './collection.ts'
import type { Dictionary } from './dictionary.ts'
import { NOWHERE } from './earlierPlaces.ts'
import { wordClass } from './wordClasses.ts'
import type { IndexedDocument } from './passage.ts'
import { placedAsBefore, placedByKey, type Placing } from './placing.ts'
import type { Segment } from './segment.ts'
import { SegmentBuilder } from './segmentBuilder.ts'
import { renumbered, wholeView, WITHDRAWN, type Lengths, type SegmentView } from './segmentView.ts'
import { Vocabulary } from './vocabulary.ts'

/** Segments are made and merged up to so many passages, so that no merge takes long. */
export const MOST_PASSAGES = 2 ** 18
/** So many documents or words between two places to interrupt. */
const SLICE = 2000
const WORDS_SLICE = 50_000

/**
 * Makes a collection of documents, yielding often: those that segments have already are not looked at again.
 * @param documents in the order of their passages' numbers; no two with the same key.
 * @param known the views of an earlier collection, or segments that were stored; all with the dictionary.
 * @param before the earlier collection, if the views are its.
 */
export function* collect(
  documents: readonly IndexedDocument[],
  dictionary: Dictionary,
  known: readonly SegmentView[] = [],
  before?: Collection,
): Generator<void, Collection> {
  const placing = before ? yield* placedAsBefore(documents, before) : yield* placedByKey(documents, known)
  const missing: number[] = []
  for (let at = 0; at < documents.length; at += 1) if (placing.viewOf[at] === NOWHERE) missing.push(at)
  const views = [...known]
  if (missing.length > 0) {
    const added = missing.flatMap((at) => documents[at] ?? [])
    yield* refuseEqualKeys(added, documents)
    let placed = 0
    for (const segment of yield* segmentsOf(added, dictionary)) {
      for (const document of segment.keys.keys()) {
        const at = missing[placed] ?? 0
        placing.viewOf[at] = views.length
        placing.documentIn[at] = document
        placed += 1
      }
      views.push(wholeView(segment))
    }
  }
  return yield* collectionOf(documents, dictionary, views, placing, before)
}

/** @param some of the documents. */
function* refuseEqualKeys(
  some: readonly IndexedDocument[],
  documents: readonly IndexedDocument[],
): Generator<void> {
  const keys = new Set<string>()
  for (const { key } of some) {
    if (keys.has(key)) throw equalKeys(key)
    keys.add(key)
  }
  let left = some.length
  for (let at = 0; at < documents.length; at += 1) {
    const key = documents[at]?.key ?? ''
    if (keys.has(key)) left -= 1
    if (left < 0) throw equalKeys(key)
    if (at % SLICE === 0) yield
  }
}

function equalKeys(key: string): Error {
  return new Error(`Two documents have the key ${key}; each needs its own`)
}

function* segmentsOf(
  documents: readonly IndexedDocument[],
  dictionary: Dictionary,
): Generator<void, Segment[]> {
  const segments: Segment[] = []
  let builder = new SegmentBuilder(dictionary)
  for (const [at, document] of documents.entries()) {
    if (at > 0 && builder.passages + document.passages.length > MOST_PASSAGES) {
      segments.push(yield* builder.finish())
      builder = new SegmentBuilder(dictionary)
    }
    yield* builder.add(document)
  }
  segments.push(yield* builder.finish())
  return segments
}

function* collectionOf(
  documents: readonly IndexedDocument[],
  dictionary: Dictionary,
  candidates: readonly SegmentView[],
  placing: Placing,
  before: Collection | undefined,
): Generator<void, Collection> {
  const firsts = candidates.map(({ segment }) => new Int32Array(segment.keys.length).fill(WITHDRAWN))
  const starts = new Int32Array(documents.length + 1)
  for (let at = 0; at < documents.length; at += 1) {
    const { key = '', passages = [] } = documents[at] ?? {}
    const numbers = firsts[placing.viewOf[at] ?? 0]
    const document = placing.documentIn[at] ?? 0
    if (numbers?.[document] !== WITHDRAWN) throw equalKeys(key)
    numbers[document] = starts[at] ?? 0
    starts[at + 1] = (starts[at] ?? 0) + passages.length
    if (at % SLICE === 0) yield
  }
  const views: SegmentView[] = []
  const numberOfView = new Int32Array(candidates.length)
  for (const [at, candidate] of candidates.entries()) {
    const numbers = firsts[at]
    if (!numbers?.some((first) => first !== WITHDRAWN)) continue
    numberOfView[at] = views.length
    views.push(yield* renumbered(candidate, numbers))
  }
  return new Collection({
    documents,
    starts,
    placing: {
      viewOf: placing.viewOf.map((view) => numberOfView[view] ?? 0),
      documentIn: placing.documentIn,
    },
    views,
    ...(yield* wordsOf(views, dictionary, before)),
    meanLengths: meanLengths(views),
  })
}

type Words = Pick<CollectionParts, 'vocabulary' | 'counts' | 'capitalBalance' | 'wordClasses'>

/**
 * The words that the documents of the views hold, and the class of each.
 * @param before of which only those views are gone through that are other ones now.
 */
function* wordsOf(
  views: readonly SegmentView[],
  dictionary: Dictionary,
  before: Collection | undefined,
): Generator<void, Words> {
  const size = dictionary.words.length
  const counts = new Int32Array(size)
  const capitalBalance = new Int32Array(size)
  if (before) {
    counts.set(before.counts)
    capitalBalance.set(before.capitalBalance)
  }
  const viewsBefore = before?.views ?? []
  for (const [some, others, sign] of [
    [viewsBefore, views, -1],
    [views, viewsBefore, 1],
  ] as const) {
    const known = new Set(others.map((view) => view.counts))
    for (const view of some) {
      if (known.has(view.counts)) continue
      addWords(counts, view, view.counts, sign)
      addWords(capitalBalance, view, view.capitalBalance, sign)
      yield
    }
  }
  const wordClasses = new Uint8Array(size)
  for (let word = 0; word < size; word += 1) {
    wordClasses[word] = wordClass(dictionary.formClass(word), capitalBalance[word] ?? 0)
    if (word % WORDS_SLICE === 0) yield
  }
  return { vocabulary: new Vocabulary(dictionary, counts), counts, capitalBalance, wordClasses }
}

function addWords(
  sums: Int32Array,
  { segment: { words, places } }: SegmentView,
  values: Int32Array,
  sign: 1 | -1,
): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0
    sums[word] = (sums[word] ?? 0) + sign * (values[places[at] ?? 0] ?? 0)
  }
}

function meanLengths(views: readonly SegmentView[]): MeanLengths {
  const sum = (of: (lengths: Lengths) => number): number =>
    views.reduce((all, { lengths }) => all + of(lengths), 0)
  const passages = Math.max(
    1,
    sum((lengths) => lengths.passages),
  )
  const mean = (words: number, items: number, least: number): number =>
    Math.max(least, words / Math.max(1, items))
  const text = sum((lengths) => lengths.text)
  return {
    text: mean(text, passages, LEAST_MEAN.text),
    paragraph: mean(
      text,
      sum((lengths) => lengths.paragraphs),
      LEAST_MEAN.paragraph,
    ),
    notes: mean(
      sum((lengths) => lengths.notes),
      passages,
      1,
    ),
    title: mean(
      sum((lengths) => lengths.titles),
      sum((lengths) => lengths.documents),
      1,
    ),
  }
}
