import { Collection, LEAST_MEAN, type MeanLengths } from './collection.ts'
import type { Dictionary } from './dictionary.ts'
import { wordKind } from './kinds.ts'
import type { IndexedDocument } from './passage.ts'
import type { Segment } from './segment.ts'
import { SegmentBuilder } from './segmentBuilder.ts'
import { renumbered, wholeView, WITHDRAWN, type SegmentView } from './segmentView.ts'
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
 */
export function* collect(
  documents: readonly IndexedDocument[],
  dictionary: Dictionary,
  known: readonly SegmentView[] = [],
): Generator<void, Collection> {
  const places = yield* placesByKey(known)
  const missing = documents.filter(({ key }) => !places.has(key))
  const views = [...known]
  for (const segment of yield* segmentsOf(missing, dictionary)) {
    for (const [document, key] of segment.keys.entries()) places.set(key, { view: views.length, document })
    views.push(wholeView(segment))
  }
  return yield* collectionOf(documents, dictionary, views, places)
}

interface DocumentPlace {
  readonly view: number
  readonly document: number
}

function* placesByKey(views: readonly SegmentView[]): Generator<void, Map<string, DocumentPlace>> {
  const places = new Map<string, DocumentPlace>()
  for (const [view, { segment, firsts }] of views.entries())
    for (const [document, key] of segment.keys.entries()) {
      if (firsts[document] !== WITHDRAWN) places.set(key, { view, document })
      if (document % SLICE === 0) yield
    }
  return places
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
  if (documents.length > 0) segments.push(yield* builder.finish())
  return segments
}

function* collectionOf(
  documents: readonly IndexedDocument[],
  dictionary: Dictionary,
  candidates: readonly SegmentView[],
  places: ReadonlyMap<string, DocumentPlace>,
): Generator<void, Collection> {
  const firsts = candidates.map(({ segment }) => new Int32Array(segment.keys.length).fill(WITHDRAWN))
  const starts = new Int32Array(documents.length + 1)
  for (const [at, { key, passages }] of documents.entries()) {
    const place = places.get(key)
    const numbers = place && firsts[place.view]
    if (numbers?.[place?.document ?? 0] !== WITHDRAWN)
      throw new Error(`Two documents have the key ${key}; each needs its own`)
    numbers[place?.document ?? 0] = starts[at] ?? 0
    starts[at + 1] = (starts[at] ?? 0) + passages.length
    if (at % SLICE === 0) yield
  }
  const views: SegmentView[] = []
  const numberOfView = new Map<number, number>()
  for (const [at, candidate] of candidates.entries()) {
    const numbers = firsts[at]
    if (!numbers?.some((first) => first !== WITHDRAWN)) continue
    numberOfView.set(at, views.length)
    views.push(yield* renumbered(candidate, numbers))
  }
  const placed = documents.map(({ key }) => places.get(key))
  return new Collection({
    documents,
    starts,
    viewOf: Int32Array.from(placed, (place) => numberOfView.get(place?.view ?? 0) ?? 0),
    documentIn: Int32Array.from(placed, (place) => place?.document ?? 0),
    views,
    ...(yield* wordsOf(views, dictionary)),
    meanLengths: yield* meanLengths(views),
  })
}

/** The words that the documents of the views hold, and what kind of thing each is. */
function* wordsOf(
  views: readonly SegmentView[],
  dictionary: Dictionary,
): Generator<void, { readonly vocabulary: Vocabulary; readonly kinds: Uint8Array }> {
  const size = dictionary.words.length
  const counts = new Int32Array(size)
  const capitals = new Int32Array(size)
  for (const { segment, ...view } of views) {
    for (const [at, word] of segment.words.entries()) {
      const place = segment.places[at] ?? 0
      counts[word] = (counts[word] ?? 0) + (view.counts[place] ?? 0)
      capitals[word] = (capitals[word] ?? 0) + (view.capitalBalance[place] ?? 0)
      if (at % WORDS_SLICE === 0) yield
    }
  }
  const kinds = new Uint8Array(size)
  for (let word = 0; word < size; word += 1) {
    kinds[word] = wordKind(dictionary.formKind(word), capitals[word] ?? 0)
    if (word % WORDS_SLICE === 0) yield
  }
  return { vocabulary: new Vocabulary(dictionary, counts), kinds }
}

/** How many words, and in how many items. */
interface Sum {
  words: number
  items: number
}

function* meanLengths(views: readonly SegmentView[]): Generator<void, MeanLengths> {
  const sums = { text: zero(), paragraph: zero(), notes: zero(), title: zero() }
  for (const { segment, firsts } of views) {
    const { starts } = segment.documents
    for (const [document, first] of firsts.entries()) {
      if (document % SLICE === 0) yield
      if (first === WITHDRAWN) continue
      const from = starts[document] ?? 0
      const to = starts[document + 1] ?? 0
      const paragraphs = to > from ? (segment.groups.of[to - 1] ?? 0) - (segment.groups.of[from] ?? 0) + 1 : 0
      add(sums.text, segment.text.sequences.starts, from, to, to - from)
      add(sums.paragraph, segment.text.sequences.starts, from, to, paragraphs)
      add(sums.notes, segment.notes.sequences.starts, from, to, to - from)
      add(sums.title, segment.titles.sequences.starts, document, document + 1, 1)
    }
  }
  return {
    text: mean(sums.text, LEAST_MEAN.text),
    paragraph: mean(sums.paragraph, LEAST_MEAN.paragraph),
    notes: mean(sums.notes, 1),
    title: mean(sums.title, 1),
  }
}

function zero(): Sum {
  return { words: 0, items: 0 }
}

function add(sum: Sum, starts: Int32Array, from: number, to: number, items: number): void {
  sum.words += (starts[to] ?? 0) - (starts[from] ?? 0)
  sum.items += items
}

function mean({ words, items }: Sum, least: number): number {
  return Math.max(least, words / Math.max(1, items))
}
