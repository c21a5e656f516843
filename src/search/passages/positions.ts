import { DATE, NAME, NUMBER } from './wordClasses.ts'
import type { Surroundings } from './surroundings.ts'

/** So near to a word of the question a thing of the kind asked for is probably the answer. */
const NEAR = 4
const OPENING = 3
const MOST_NAMES = 4

/** A number counts the word that stands so soon behind it, or so shortly before it. */
const COUNTED_BEHIND = 4
const COUNTED_BEFORE = 2
/** "The death toll has since risen to 40". */
const TOLL_BEFORE = 12
/** A stretch of so many words is looked at for how much of the question it holds. */
const STRETCH = 14

/** Features of where the question's words stand. */
export type PositionFeatures = Readonly<
  Record<'adjacent' | 'opening' | 'number' | 'date' | 'name' | 'kindNear' | 'counted' | 'stretch', number>
>

/** What a question looks for at the places of its words. */
export interface Sought {
  /** The class of word asked for, as in wordClasses.ts. */
  readonly kind: number
  /** The concepts that are to be counted, as bits. */
  readonly counted: number
  /** Whether they are a word for the number itself, as "toll". */
  readonly isToll: boolean
  /** Each concept's share of the question's weight. */
  readonly shares: readonly number[]
}

/**
 * Where the question's words stand in the passage, and near what.
 * @param wordClasses the class of each word of the index.
 */
export function positionFeatures(
  surroundings: Surroundings,
  passage: number,
  wordClasses: Uint8Array,
  { kind, counted, isToll, shares }: Sought,
): PositionFeatures {
  const sequence = surroundings.sequence(passage)
  let before = 0
  let beforeThat = 0
  let adjacent = 0
  let opens = false
  let isNear = false
  let lastHeld = -Infinity
  let lastOfKind = -Infinity
  let lastCounted = -Infinity
  let isCounted = false
  const stretch = new Stretch(shares)
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
      stretch.hold(here, at)
      if ((here & counted) !== 0) {
        isCounted ||= at - lastOfKind <= COUNTED_BEHIND
        lastCounted = at
      }
    } else if (((wordClasses[word] ?? 0) & kind) !== 0) {
      isNear ||= at - lastHeld <= NEAR
      isCounted ||= at - lastCounted <= (isToll ? TOLL_BEFORE : COUNTED_BEFORE)
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
    counted: kind === NUMBER && isCounted ? 1 : 0,
    stretch: stretch.most,
  }
}

/** The most of the question that a stretch of the passage holds. */
class Stretch {
  most = 0
  readonly #shares: readonly number[]
  /** Where each concept stood last. */
  readonly #last: number[]

  constructor(shares: readonly number[]) {
    this.#shares = shares
    this.#last = shares.map(() => -Infinity)
  }

  /** @param concepts as bits, held by the word at the place; places ascend. */
  hold(concepts: number, place: number): void {
    for (let bits = concepts; bits !== 0;) {
      const concept = 31 - Math.clz32(bits)
      bits ^= 1 << concept
      this.#last[concept] = place
    }
    let held = 0
    for (const [concept, share] of this.#shares.entries())
      if (place - (this.#last[concept] ?? -Infinity) < STRETCH) held += share
    this.most = Math.max(this.most, held)
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
