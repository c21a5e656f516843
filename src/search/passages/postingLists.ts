import type { Alternative } from './reading.ts'
import type { Occurrences } from './occurrences.ts'
import { placeOf, type Segment, type SegmentField } from './segment.ts'
import type { SegmentView } from './segmentView.ts'

/** The occurrences of one word in a segment: from `start` up to `end`. */
export interface PostingList {
  readonly items: Int32Array
  readonly counts: Uint8Array
  /** How much an occurrence counts. */
  readonly weight: number
  readonly start: number
  readonly end: number
  /** How far they have been read. */
  at: number
}

/** Where the words of one concept stand in a segment. */
export interface ConceptPostings {
  readonly text: readonly PostingList[]
  readonly notes: readonly PostingList[]
  readonly titles: readonly PostingList[]
}

/** Of each concept. */
export function postingsOf(view: SegmentView, occurrences: Occurrences): ConceptPostings[] {
  const { segment } = view
  const joined = joinedPostings(view, occurrences)
  return occurrences.concepts.map(({ alternatives }) => {
    const text: PostingList[] = []
    const notes: PostingList[] = []
    const titles: PostingList[] = []
    for (const alternative of alternatives) {
      const place = placeOf(segment, alternative.word)
      if (place >= 0) {
        push(text, segment.text, place, alternative)
        push(notes, segment.notes, place, alternative)
        push(titles, segment.titles, place, alternative)
      }
      const whole = joined.get(alternative.word)
      if (whole) text.push({ ...whole, weight: alternative.weight, start: 0, end: whole.items.length, at: 0 })
    }
    return { text, notes, titles }
  })
}

function push(
  into: PostingList[],
  { postings: { starts, items, counts } }: SegmentField,
  place: number,
  { weight }: Alternative,
): void {
  const start = starts[place] ?? 0
  const end = starts[place + 1] ?? 0
  if (end > start) into.push({ items, counts, weight, start, end, at: start })
}

/** By word, where in the segment a space was put into it. */
function joinedPostings(
  view: SegmentView,
  { collection, joined }: Occurrences,
): Map<number, { readonly items: Int32Array; readonly counts: Uint8Array }> {
  const found = new Map<number, Map<number, number>>()
  for (const [number, words] of joined) {
    const place = collection.placeOf(number)
    if (place.view !== view) continue
    for (const word of words) {
      const counts = found.get(word) ?? new Map<number, number>()
      found.set(word, counts.set(place.passage, (counts.get(place.passage) ?? 0) + 1))
    }
  }
  return new Map(
    [...found].map(([word, counts]) => {
      const ascending = [...counts].sort(([a], [b]) => a - b)
      return [
        word,
        {
          items: Int32Array.from(ascending, ([passage]) => passage),
          counts: Uint8Array.from(ascending, ([, count]) => count),
        },
      ]
    }),
  )
}

/** Counts the passages of a segment in whose text a concept's words stand, those withdrawn left out. */
export class PassageCounter {
  /** For each passage the round in which it was last seen. */
  readonly #seen: Uint8Array
  #round = 0

  /** @param segments those that are ever counted in. */
  constructor(segments: readonly Segment[]) {
    this.#seen = new Uint8Array(Math.max(0, ...segments.map(({ groups }) => groups.of.length)))
  }

  /** @param least words that count less for the concept are left out. */
  count({ text }: ConceptPostings, { withdrawn }: SegmentView, least: number): number {
    const lists = text.filter(({ weight }) => weight >= least)
    const [first] = lists
    if (!first) return 0
    if (lists.length === 1 && !withdrawn) return first.end - first.start
    const seen = this.#seen
    const round = this.#nextRound()
    let count = 0
    for (const { items, start, end } of lists)
      for (let next = start; next < end; next += 1) {
        const passage = items[next] ?? 0
        if (seen[passage] === round || withdrawn?.[passage] === 1) continue
        seen[passage] = round
        count += 1
      }
    return count
  }

  #nextRound(): number {
    this.#round += 1
    if (this.#round > 0xff) {
      this.#seen.fill(0)
      this.#round = 1
    }
    return this.#round
  }
}
