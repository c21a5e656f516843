import { bitCount } from './bitCount.ts'
import { editDistance } from './editDistance.ts'
import { GrowingNumbers } from './growingNumbers.ts'

/** A word of the vocabulary that a misspelt word may stand for. */
export interface Reading {
  /** The word's number. */
  readonly word: number
  readonly distance: number
}

const SHORTEST = 4
const LONGEST = 40
const TWO_MISTAKES_FROM = 8
/** So many words between two places to interrupt. */
const SLICE = 1000

/** Words of one length, and for each a bit for each of its letters. */
interface OfOneLength {
  readonly numbers: GrowingNumbers
  readonly letters: GrowingNumbers
}

/**
 * Finds the words nearest to a misspelt one. Words are kept by length with a bit for each letter, so that
 * most of them are ruled out by a comparison of two numbers.
 */
export class Typos {
  readonly #words: readonly string[]
  readonly #byLength: readonly OfOneLength[]
  readonly #isKnown: (word: number) => boolean

  private constructor(
    words: readonly string[],
    byLength: readonly OfOneLength[],
    isKnown: (word: number) => boolean,
  ) {
    this.#words = words
    this.#byLength = byLength
    this.#isKnown = isKnown
  }

  /**
   * @param words a vocabulary that may grow: a word's number is its index.
   * @returns what knows none of them yet.
   */
  static among(words: readonly string[]): Typos {
    const byLength = Array.from({ length: LONGEST + 1 }, () => ({
      numbers: new GrowingNumbers(),
      letters: new GrowingNumbers(),
    }))
    return new Typos(words, byLength, () => true)
  }

  /** @param words the vocabulary; a word's number is its index. */
  static *over(words: readonly string[]): Generator<void, Typos> {
    const typos = Typos.among(words)
    for (const number of words.keys()) {
      typos.add(number)
      if (number % SLICE === 0) yield
    }
    return typos
  }

  /** Makes a word of the vocabulary known; each is added once. */
  add(number: number): void {
    const word = this.#words[number] ?? ''
    if (!isRepairable(word, SHORTEST - 1)) return
    const same = this.#byLength[word.length]
    same?.numbers.push(number)
    same?.letters.push(letterSet(word))
  }

  /** The same for those of the words that are known, also of words that are added later. */
  ofThose(isKnown: (word: number) => boolean): Typos {
    return new Typos(this.#words, this.#byLength, isKnown)
  }

  /** In the order of the words: those at the least distance from the given one: at most one mistake, two from eight letters on. */
  nearest(word: string): Reading[] {
    if (!isRepairable(word, SHORTEST)) return []
    const found = this.#within(word, 1)
    if (found.length > 0 || word.length < TWO_MISTAKES_FROM) return nearestOf(found)
    return this.#within(word, 2)
  }

  /** All words that the given one may stand for: at most one mistake, two from eight letters on. */
  within(word: string): Reading[] {
    return isRepairable(word, SHORTEST) ? this.#within(word, word.length < TWO_MISTAKES_FROM ? 1 : 2) : []
  }

  #within(word: string, most: number): Reading[] {
    const readings: Reading[] = []
    const wanted = letterSet(word)
    for (const { numbers, letters } of this.#byLength.slice(word.length - most, word.length + most + 1)) {
      const sets = letters.buffer
      for (let at = 0; at < numbers.length; at += 1) {
        // One mistake changes at most two letters of the set.
        if (bitCount(wanted ^ (sets[at] ?? 0)) > 2 * most) continue
        const number = numbers.at(at)
        const found = editDistance(word, this.#words[number] ?? '', most)
        if (found <= most && this.#isKnown(number)) readings.push({ word: number, distance: found })
      }
    }
    const words = this.#words
    return readings.sort((a, b) => ((words[a.word] ?? '') < (words[b.word] ?? '') ? -1 : 1))
  }
}

function nearestOf(readings: Reading[]): Reading[] {
  const exact = readings.filter(({ distance }) => distance === 0)
  return exact.length > 0 ? exact : readings
}

/** Numbers are never repaired: 1991 is no misspelling of 1990. */
function isRepairable(word: string, shortest: number): boolean {
  return word.length >= shortest && word.length <= LONGEST && !/\p{N}/u.test(word)
}

function letterSet(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31)
  return set
}
