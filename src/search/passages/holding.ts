import { placeOf, type Segment } from './segment.ts'
import type { SegmentView } from './segmentView.ts'

/**
 * The passages of a view whose text holds a word of every set, by the collection's numbers.
 * @param sets at least one; of words that may stand for each other.
 */
export function holdingAll(
  { segment, firsts, withdrawn }: SegmentView,
  sets: readonly (readonly number[])[],
): number[] {
  const lists = sets.map((words) => itemsOf(segment, words)).sort((a, b) => a.size - b.size)
  const [rarest = new Set<number>(), ...others] = lists
  const { of, starts } = segment.documents
  return [...rarest].flatMap((item) => {
    if (withdrawn?.[item] === 1 || !others.every((list) => list.has(item))) return []
    const document = of[item] ?? 0
    return [item - (starts[document] ?? 0) + (firsts[document] ?? 0)]
  })
}

function itemsOf(segment: Segment, words: readonly number[]): ReadonlySet<number> {
  const { starts, items } = segment.text.postings
  const found = new Set<number>()
  for (const word of words) {
    const place = placeOf(segment, word)
    if (place < 0) continue
    const end = starts[place + 1] ?? 0
    for (let at = starts[place] ?? 0; at < end; at += 1) found.add(items[at] ?? 0)
  }
  return found
}
