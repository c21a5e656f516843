import type { SpelledName, Spelling } from './nameSpelling.ts'
import { addTo } from './wholeNames.ts'

/** The words of the names, without titles and connectives, numbered from 0; names are numbered as they are added. */
export class NameVocabulary {
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #close = new Map<string, number[]>()
  readonly #loose = new Map<string, number[]>()
  /** For each word the names that it stands in. */
  readonly #names: number[][] = []
  /** For each name its words. */
  readonly #sequences: number[][] = []

  addName({ core, close, loose }: SpelledName): void {
    const name = this.#sequences.length
    const sequence = core.map((word, at) =>
      this.#add(word, { close: close[at] ?? word, loose: loose[at] ?? word }),
    )
    this.#sequences.push(sequence)
    for (const word of new Set(sequence)) this.#names[word]?.push(name)
  }

  find(word: string): number | undefined {
    return this.#numbers.get(word)
  }

  /** The words that are spelled closely alike. */
  closely({ close }: Spelling): readonly number[] {
    return this.#close.get(close) ?? []
  }

  /** The words that are spelled loosely alike. */
  loosely({ loose }: Spelling): readonly number[] {
    return this.#loose.get(loose) ?? []
  }

  /** The names that a word stands in, ascending. */
  namesWith(word: number): readonly number[] {
    return this.#names[word] ?? []
  }

  /** The words of a name in order. */
  wordsOf(name: number): readonly number[] {
    return this.#sequences[name] ?? []
  }

  /** Whether a word is a name by itself. */
  isName(word: string): boolean {
    const number = this.find(word)
    return number !== undefined && this.namesWith(number).some((name) => this.wordsOf(name).length === 1)
  }

  #add(word: string, { close, loose }: Spelling): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.length
    this.words.push(word)
    this.#names.push([])
    this.#numbers.set(word, number)
    addTo(this.#close, close, number)
    addTo(this.#loose, loose, number)
    return number
  }
}
