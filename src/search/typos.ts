import { editDistance } from './editDistance.ts'

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

/**
 * Finds the words nearest to a misspelt one. Words are kept by length with a bit for each letter, so that
 * most of them are ruled out by a comparison of two numbers.
 */
export class Typos {
  readonly #words: readonly string[]
  /** The words' numbers, by length; those of length n stand from `#starts[n]` up to `#starts[n + 1]`. */
  readonly #byLength: Int32Array
  readonly #starts: Int32Array
  readonly #letters: Int32Array

  private constructor(
    words: readonly string[],
    byLength: Int32Array,
    starts: Int32Array,
    letters: Int32Array,
  ) {
    this.#words = words
    this.#byLength = byLength
    this.#starts = starts
    this.#letters = letters
  }

  /** @param words the vocabulary; a word's number is its index. */
  static *over(words: readonly string[]): Generator<void, Typos> {
    const starts = new Int32Array(LONGEST + 2)
    const fitting: number[] = []
    for (const [number, word] of words.entries()) {
      if (number % SLICE === 0) yield
      if (!isRepairable(word, SHORTEST - 1)) continue
      fitting.push(number)
      starts[word.length + 1] = (starts[word.length + 1] ?? 0) + 1
    }
    for (let length = 1; length < starts.length; length += 1)
      starts[length] = (starts[length] ?? 0) + (starts[length - 1] ?? 0)
    const next = starts.slice()
    const byLength = new Int32Array(fitting.length)
    const letters = new Int32Array(fitting.length)
    for (const [at, number] of fitting.entries()) {
      if (at % SLICE === 0) yield
      const word = words[number] ?? ''
      const place = next[word.length] ?? 0
      next[word.length] = place + 1
      byLength[place] = number
      letters[place] = letterSet(word)
    }
    return new Typos(words, byLength, starts, letters)
  }

  /** The words at the least distance from the given one: at most one mistake, two from eight letters on. */
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
    const last = this.#starts[Math.min(word.length + most, LONGEST) + 1] ?? 0
    for (let at = this.#starts[word.length - most] ?? 0; at < last; at += 1) {
      // One mistake changes at most two letters of the set.
      if (bits(wanted ^ (this.#letters[at] ?? 0)) > 2 * most) continue
      const number = this.#byLength[at] ?? 0
      const found = editDistance(word, this.#words[number] ?? '', most)
      if (found <= most) readings.push({ word: number, distance: found })
    }
    return readings
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

function bits(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
