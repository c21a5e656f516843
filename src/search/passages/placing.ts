import { earlierPlaces, NOWHERE } from './earlierPlaces.ts'
import type { IndexedDocument } from './passage.ts'
import { WITHDRAWN, type SegmentView } from './segmentView.ts'

/** Of each document the view that has it, by its place among the views, or `NOWHERE`, and its number in that segment. */
export interface Placing {
  readonly viewOf: Int32Array
  readonly documentIn: Int32Array
}

/** Documents, and where they stand. */
interface Placed {
  readonly documents: readonly IndexedDocument[]
  readonly placing: Placing
}

/** So many documents between two places to interrupt. */
const SLICE = 2000

/** Where the documents stand among views of which nothing else is known. */
export function* placedByKey(
  documents: readonly IndexedDocument[],
  views: readonly SegmentView[],
): Generator<void, Placing> {
  const places = new Map<string, { readonly view: number; readonly document: number }>()
  for (const [view, { segment, firsts }] of views.entries())
    for (const [document, key] of segment.keys.entries()) {
      if (firsts[document] !== WITHDRAWN) places.set(key, { view, document })
      if (document % SLICE === 0) yield
    }
  const placing = nowhere(documents.length)
  for (const [at, { key }] of documents.entries()) {
    const place = places.get(key)
    placing.viewOf[at] = place?.view ?? NOWHERE
    placing.documentIn[at] = place?.document ?? 0
    if (at % SLICE === 0) yield
  }
  return placing
}

/** Where the documents stand among the views of an earlier collection; in little time if most are the very same. */
export function* placedAsBefore(
  documents: readonly IndexedDocument[],
  { placing: known, documents: knownDocuments }: Placed,
): Generator<void, Placing> {
  const placing = nowhere(documents.length)
  const places = yield* earlierPlaces(documents, knownDocuments)
  const isTaken = new Uint8Array(knownDocuments.length)
  const others: number[] = []
  const take = (at: number, place: number): void => {
    isTaken[place] = 1
    placing.viewOf[at] = known.viewOf[place] ?? NOWHERE
    placing.documentIn[at] = known.documentIn[place] ?? 0
  }
  for (const [at, place] of places.entries())
    if (place === NOWHERE) others.push(at)
    else take(at, place)
  if (others.length === 0) return placing
  yield
  const byKey = new Map<string, number>()
  for (const [place, { key }] of knownDocuments.entries()) if (isTaken[place] === 0) byKey.set(key, place)
  for (const at of others) {
    const place = byKey.get(documents[at]?.key ?? '')
    if (place !== undefined) take(at, place)
  }
  return placing
}

function nowhere(documents: number): Placing {
  return { viewOf: new Int32Array(documents).fill(NOWHERE), documentIn: new Int32Array(documents) }
}
