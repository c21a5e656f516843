import type { Dictionary } from './dictionary.ts'
import type { Families } from './families.ts'
import type { Typos } from '../typos.ts'

/** The words of a collection: those of a dictionary that its texts hold. It never changes. */
export class Vocabulary {
  readonly typos: Typos
  readonly families: Families
  readonly #dictionary: Dictionary
  /** How often each word of the dictionary stands in the texts; the dictionary may have got more words since. */
  readonly #counts: Int32Array

  constructor(dictionary: Dictionary, counts: Int32Array) {
    this.#dictionary = dictionary
    this.#counts = counts
    const isKnown = (number: number): boolean => this.count(number) > 0
    this.typos = dictionary.typos.ofThose(isKnown)
    this.families = dictionary.families.ofThose(isKnown)
  }

  /** By their numbers; some may be no longer, or not yet, words of this vocabulary. */
  get words(): readonly string[] {
    return this.#dictionary.words
  }

  /** The number of a word; undefined if the texts do not hold it. */
  find(word: string): number | undefined {
    const number = this.#dictionary.find(word)
    return number !== undefined && this.count(number) > 0 ? number : undefined
  }

  /** How often the word with this number stands in the texts. */
  count(number: number): number {
    return this.#counts[number] ?? 0
  }

  total(numbers: readonly number[]): number {
    return numbers.reduce((sum, number) => sum + this.count(number), 0)
  }

  /** How often this very word stands in the texts. */
  frequency(word: string): number {
    return this.count(this.#dictionary.find(word) ?? -1)
  }

  /** The numbers of all words that share a stem with the word, in the order of the words. */
  related(word: string): readonly number[] {
    const { words } = this
    return this.#dictionary
      .sharingStem(word)
      .filter((number) => this.count(number) > 0)
      .sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1))
  }

  /** Whether the language uses the word for grammar only. */
  isStopWord(word: string): boolean {
    return this.#dictionary.rules.isStopWord(word)
  }
}
