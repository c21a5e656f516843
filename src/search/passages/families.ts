import { GrowingNumbers } from '../growingNumbers.ts'

const BEGINNING = 5
/** An ending of so many letters may differ. */
const ENDING = { own: 3, other: 5 } as const
/** So many words between two places to interrupt. */
const SLICE = 5000
const NONE = -1

/** Words by their beginnings: for each hash the last word that has it, and for each word the one before it. */
interface Chains {
  readonly last: Int32Array
  readonly before: GrowingNumbers
}

/** Finds words of one family that have no stem in common, as "economy" and "economic", by their beginnings. */
export class Families {
  readonly #words: readonly string[]
  readonly #chains: Chains
  readonly #isKnown: (word: number) => boolean

  private constructor(words: readonly string[], chains: Chains, isKnown: (word: number) => boolean) {
    this.#words = words
    this.#chains = chains
    this.#isKnown = isKnown
  }

  /**
   * @param words a vocabulary that may grow: a word's number is its index.
   * @returns what knows none of them yet.
   */
  static among(words: readonly string[]): Families {
    return new Families(
      words,
      { last: new Int32Array(2 ** 16).fill(NONE), before: new GrowingNumbers() },
      () => true,
    )
  }

  /** @param words the vocabulary; a word's number is its index. */
  static *over(words: readonly string[]): Generator<void, Families> {
    const families = Families.among(words)
    for (const number of words.keys()) {
      families.add(number)
      if (number % SLICE === 0) yield
    }
    return families
  }

  /** Makes a word of the vocabulary known; they are added in their order, each once. */
  add(number: number): void {
    const { last, before } = this.#chains
    const word = this.#words[number] ?? ''
    const hash = hashOf(word, last.length)
    before.push(last[hash] ?? NONE)
    if (word.length >= BEGINNING) last[hash] = number
  }

  /** The same for those of the words that are known, also of words that are added later. */
  ofThose(isKnown: (word: number) => boolean): Families {
    return new Families(this.#words, this.#chains, isKnown)
  }

  /** The numbers of the words that begin as the given one does and differ in their ending only, in the order of the words. */
  of(word: string): number[] {
    if (word.length < BEGINNING) return []
    const { last, before } = this.#chains
    const shared = word.slice(0, Math.max(BEGINNING, word.length - ENDING.own))
    const found: number[] = []
    for (let number = last[hashOf(word, last.length)] ?? NONE; number !== NONE; number = before.at(number)) {
      const other = this.#words[number] ?? ''
      if (other.startsWith(shared) && other.length <= shared.length + ENDING.other && this.#isKnown(number))
        found.push(number)
    }
    return found.sort((a, b) => ((this.#words[a] ?? '') < (this.#words[b] ?? '') ? -1 : 1))
  }
}

/** A number below the size, a power of two, for a word's beginning. */
function hashOf(word: string, size: number): number {
  let hash = 0
  const end = Math.min(BEGINNING, word.length)
  for (let at = 0; at < end; at += 1) hash = Math.imul(hash, 31) + word.charCodeAt(at)
  return (hash ^ (hash >>> 15)) & (size - 1)
}
