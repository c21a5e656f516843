import { DATE, NAME, NUMBER } from './kinds.ts'
import type { Surroundings } from './surroundings.ts'

/** So near to a word of the question a thing of the kind asked for is probably the answer. */
const NEAR = 4
const OPENING = 3
const MOST_NAMES = 4

/** Features of where the question's words stand. */
export type Places = Readonly<
  Record<'adjacent' | 'opening' | 'number' | 'date' | 'name' | 'kindNear', number>
>

/**
 * Where the question's words stand in the passage, and near what.
 * @param kinds what kind of thing each word of the index is.
 * @param kind the kind asked for.
 * @param shares of the question's weight, for each concept.
 */
export function places(
  surroundings: Surroundings,
  passage: number,
  kinds: Uint8Array,
  kind: number,
  shares: readonly number[],
): Places {
  const sequence = surroundings.sequence(passage)
  let before = 0
  let beforeThat = 0
  let adjacent = 0
  let opens = false
  let isNear = false
  let lastHeld = -Infinity
  let lastOfKind = -Infinity
  const ofKind: number[] = []
  for (let at = 0; at < sequence.length; at += 1) {
    const word = sequence[at] ?? 0
    const here = surroundings.conceptsOf(word)
    if (here !== 0) {
      // Neighbours in the question that stand as near in the passage count as a phrase: one word may come between.
      adjacent |= before & (here >>> 1)
      adjacent |= beforeThat & (here >>> 1)
      adjacent |= here & (before >>> 1)
      opens ||= at < OPENING
      isNear ||= at - lastOfKind <= NEAR
      lastHeld = at
    } else if (((kinds[word] ?? 0) & kind) !== 0) {
      isNear ||= at - lastHeld <= NEAR
      lastOfKind = at
      if (ofKind.length < MOST_NAMES && !ofKind.includes(word)) ofKind.push(word)
    }
    beforeThat = before
    before = here
  }
  return {
    adjacent: adjacentShare(adjacent, shares),
    opening: opens ? 1 : 0,
    number: kind === NUMBER && ofKind.length > 0 ? 1 : 0,
    date: kind === DATE && ofKind.length > 0 ? 1 : 0,
    name: kind === NAME && ofKind.length > 0 ? 0.5 + ofKind.length / (2 * MOST_NAMES) : 0,
    kindNear: isNear ? 1 : 0,
  }
}

/** The share of the question's neighbouring words that are neighbours in the passage too. */
function adjacentShare(adjacent: number, shares: readonly number[]): number {
  let all = 0
  let found = 0
  for (let left = 0; left + 1 < shares.length; left += 1) {
    const weight = Math.min(shares[left] ?? 0, shares[left + 1] ?? 0)
    all += weight
    if ((adjacent & (1 << left)) !== 0) found += weight
  }
  return all > 0 ? found / all : 0
}
