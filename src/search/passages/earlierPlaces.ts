import type { IndexedDocument } from './passage.ts'

/** A document that was not there before. */
export const NOWHERE = -1

/** So many documents are looked over for the next one that is still there. */
const AHEAD = 32
/** So many documents between two places to interrupt. */
const SLICE = 2000

/**
 * Where each of the documents stood among those of before, or `NOWHERE`: the very same objects, mostly in the same order,
 * so that it takes little more time than going through them. Yields often.
 */
export function* earlierPlaces(
  documents: readonly IndexedDocument[],
  before: readonly IndexedDocument[],
): Generator<void, Int32Array> {
  const places = new Int32Array(documents.length).fill(NOWHERE)
  const isTaken = new Uint8Array(before.length)
  const others: number[] = []
  let next = 0
  for (let at = 0; at < documents.length; at += 1) {
    if (at % SLICE === 0) yield
    let place = next
    while (place < next + AHEAD && before[place] !== documents[at]) place += 1
    if (place === next + AHEAD) others.push(at)
    else {
      places[at] = place
      isTaken[place] = 1
      next = place + 1
    }
  }
  if (others.length === 0) return places
  const rest = new Map<IndexedDocument, number>()
  for (const [place, document] of before.entries()) {
    if (isTaken[place] === 0) rest.set(document, place)
    if (place % SLICE === 0) yield
  }
  for (const at of others) {
    const document = documents[at]
    places[at] = (document && rest.get(document)) ?? NOWHERE
    if (document) rest.delete(document)
  }
  return places
}
