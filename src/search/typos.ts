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

  constructor(words: readonly string[]) {
    const fitting = words.flatMap((word, number) => (isRepairable(word, SHORTEST - 1) ? [number] : []))
    const length = (number: number): number => words[number]?.length ?? 0
    fitting.sort((a, b) => length(a) - length(b) || a - b)
    this.#words = words
    this.#byLength = Int32Array.from(fitting)
    this.#letters = Int32Array.from(fitting, (number) => letters(words[number] ?? ''))
    this.#starts = new Int32Array(LONGEST + 4)
    for (const number of fitting) {
      const next = Math.min(length(number), LONGEST + 2) + 1
      this.#starts[next] = (this.#starts[next] ?? 0) + 1
    }
    for (let at = 1; at < this.#starts.length; at += 1)
      this.#starts[at] = (this.#starts[at] ?? 0) + (this.#starts[at - 1] ?? 0)
  }

  /** The words at the least distance from the given one: at most one mistake, two from eight letters on. */
  nearest(word: string): Reading[] {
    if (!isRepairable(word, SHORTEST)) return []
    let most = word.length >= TWO_MISTAKES_FROM ? 2 : 1
    let found: Reading[] = []
    const wanted = letters(word)
    const last = this.#starts[Math.min(word.length + most, LONGEST + 2) + 1] ?? 0
    for (let at = this.#starts[word.length - most] ?? 0; at < last; at += 1) {
      // One mistake changes at most two letters of the set.
      if (bits(wanted ^ (this.#letters[at] ?? 0)) > 2 * most) continue
      const number = this.#byLength[at] ?? 0
      const distance = editDistance(word, this.#words[number] ?? '', most)
      if (distance > most) continue
      if (distance < most) {
        most = distance
        found = []
      }
      found.push({ word: number, distance })
    }
    return found
  }
}

/** Numbers are never repaired: 1991 is no misspelling of 1990. */
function isRepairable(word: string, shortest: number): boolean {
  return word.length >= shortest && word.length <= LONGEST + 2 && !/\p{N}/u.test(word)
}

function letters(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31)
  return set
}

function bits(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
