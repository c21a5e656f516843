import { language, type Language } from './languages.ts'

interface Reader {
  readonly rules: Language
  /** The number of each word of the language. */
  readonly numbers: Map<string, number>
}

/** The words of an index, numbered from 0. A word that two languages stem differently has a number for each stem. */
export class Vocabulary {
  readonly words: string[] = []
  readonly #counts: number[] = []
  readonly #stems = new Map<string, number[]>()
  /** The reader of each language tag. */
  readonly #readers = new Map<string, Reader>()
  readonly #distinctReaders: Reader[] = []

  /** Counts a word of a text in the language. */
  add(word: string, tag: string): number {
    const { rules, numbers } = this.#reader(tag)
    let number = numbers.get(word)
    if (number === undefined) {
      number = this.#addStemmed(word, rules.stem(word))
      numbers.set(word, number)
    }
    this.#counts[number] = this.count(number) + 1
    return number
  }

  /** The number of a word in a text of the language; undefined if it was never added. */
  find(word: string, tag: string): number | undefined {
    return this.#readers.get(tag)?.numbers.get(word)
  }

  /** How often the word with this number was added. */
  count(number: number): number {
    return this.#counts[number] ?? 0
  }

  total(numbers: readonly number[]): number {
    return numbers.reduce((sum, number) => sum + this.count(number), 0)
  }

  /** How often this very word was added. */
  frequency(word: string): number {
    let found = 0
    for (const { numbers } of this.#distinctReaders) {
      const number = numbers.get(word)
      if (number !== undefined) found = Math.max(found, this.count(number))
    }
    return found
  }

  /** The numbers of all words that share a stem with the word, in any of the index's languages, ascending. */
  related(word: string): readonly number[] {
    const related = new Set<number>()
    for (const { rules } of this.#distinctReaders)
      for (const other of this.#stems.get(rules.stem(word)) ?? []) related.add(other)
    return [...related].sort((a, b) => a - b)
  }

  /** Whether one of the index's languages uses the word for grammar only. */
  isStopWord(word: string): boolean {
    return this.#distinctReaders.some(({ rules }) => rules.isStopWord(word))
  }

  /** Languages with the same rules, as en-GB and en-US, share their words. */
  #reader(tag: string): Reader {
    let found = this.#readers.get(tag)
    if (!found) {
      const rules = language(tag)
      found = this.#distinctReaders.find((known) => known.rules === rules)
      if (!found) {
        found = { rules, numbers: new Map() }
        this.#distinctReaders.push(found)
      }
      this.#readers.set(tag, found)
    }
    return found
  }

  #addStemmed(word: string, stem: string): number {
    const sharing = this.#stems.get(stem)
    const known = sharing?.find((number) => this.words[number] === word)
    if (known !== undefined) return known
    const number = this.words.length
    this.words.push(word)
    if (sharing) sharing.push(number)
    else this.#stems.set(stem, [number])
    return number
  }
}
