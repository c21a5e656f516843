import type { PostingList } from './postingLists.ts'
import { ranksOf, runIn } from './runs.ts'
import type { Segment } from './segment.ts'
import type { BoundedList } from './upperBounds.ts'

/** Sums go no higher: what is so promising is looked at first anyway. */
const MOST = 0x8000
/** More than a stretch has paragraphs. */
const PLACES = 2 ** 32

/** A paragraph and the most that the lists that were walked give to any of its passages, in steps. */
export interface Promising {
  readonly group: number
  readonly steps: number
}

/** Finds the paragraphs of which a passage may reach a score. Holds the room that this takes. */
export class PromisingParagraphs {
  /** What the lists that have been walked give to each paragraph of a stretch, in steps. */
  #sums = new Uint16Array(0)

  #cleared(groups: number): Uint16Array {
    if (groups > this.#sums.length) this.#sums = new Uint16Array(groups)
    else this.#sums.fill(0, 0, groups)
    return this.#sums
  }

  /**
   * Walks lists over the passages from `first` up to `end`, both at the beginning of a paragraph.
   * @param least how many steps a passage must get of them, at least 1.
   * @returns the most promising first.
   */
  *among(
    segment: Segment,
    first: number,
    end: number,
    lists: readonly BoundedList[],
    least: number,
  ): Generator<Promising, undefined> {
    const ascending = this.#found(segment, first, end, lists, least)
    for (let at = ascending.length - 1; at >= 0; at -= 1) {
      const key = ascending[at] ?? 0
      const steps = Math.floor(key / PLACES)
      yield { group: key - steps * PLACES, steps }
    }
    return undefined
  }

  /** By their steps and numbers. */
  #found(
    { groups }: Segment,
    first: number,
    end: number,
    lists: readonly BoundedList[],
    least: number,
  ): Float64Array {
    const ranks = ranksOf(groups)
    const firstGroup = runIn(ranks, first)
    const sums = this.#cleared(runIn(ranks, end - 1) - firstGroup + 1)
    const found: number[] = []
    for (const { list, steps } of lists) {
      const { items, counts, end: last } = list
      let at = placeFrom(list, first)
      for (; at < last; at += 1) {
        const item = items[at] ?? 0
        if (item >= end) break
        const group = runIn(ranks, item) - firstGroup
        const before = sums[group] ?? 0
        if (before >= MOST) continue
        const after = before + (steps[counts[at] ?? 0] ?? 0)
        sums[group] = after
        if (before < least && after >= least) found.push(group)
      }
      list.at = at
    }
    const keys = new Float64Array(found.length)
    for (let at = 0; at < found.length; at += 1) {
      const group = found[at] ?? 0
      keys[at] = (sums[group] ?? 0) * PLACES + firstGroup + group
    }
    return keys.sort()
  }
}

/** Where the first item stands that is not below one; the list has been read up to some place before that or there. */
function placeFrom({ items, at, end }: PostingList, first: number): number {
  if (at >= end || (items[at] ?? 0) >= first) return at
  let low = at
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle] ?? 0) < first) low = middle + 1
    else high = middle
  }
  return low
}
