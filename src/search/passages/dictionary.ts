import { Families } from './families.ts'
import { GrowingNumbers } from '../growingNumbers.ts'
import { formClass } from './wordClasses.ts'
import { language, type Language } from '../languages.ts'
import { Typos } from '../typos.ts'
import { WordTable } from '../wordTable.ts'

const NONE = -1

/**
 * The words of one language, numbered from 0, with what follows from a word alone. Segments and all collections of them
 * share it, so that it is only added to; which of its words a collection has says the collection's vocabulary.
 */
export class Dictionary {
  readonly rules: Language
  /** What misspelt words may stand for, and families of words: each among all words. */
  readonly typos: Typos
  readonly families: Families
  readonly #table = new WordTable()
  readonly #stems = new Map<string, number>()
  readonly #stemOf = new GrowingNumbers()
  /** For each stem the last word that has it, and for each word the one before it with the same stem. */
  readonly #lastWith = new GrowingNumbers()
  readonly #before = new GrowingNumbers()
  readonly #formClasses = new GrowingNumbers()

  /** @param code the language, as of `languageCode`. */
  constructor(code: string) {
    this.rules = language(code)
    this.typos = Typos.among(this.#table.words)
    this.families = Families.among(this.#table.words)
  }

  /** A word's number is its index. */
  get words(): readonly string[] {
    return this.#table.words
  }

  find(word: string): number | undefined {
    const number = this.#table.find(word)
    return number < 0 ? undefined : number
  }

  /** The number of the word that stands in a text from `start` up to `end`; one that is new is added. */
  numberOf(text: string, start = 0, end = text.length): number {
    const known = this.#table.find(text, start, end)
    return known < 0 ? this.#add(detached(text.slice(start, end))) : known
  }

  /** The numbers of all words that share a stem with the word, whether it is one of them or not. */
  sharingStem(word: string): number[] {
    const known = this.find(word)
    const stem = known === undefined ? this.#stems.get(this.rules.stem(word)) : this.#stemOf.at(known)
    const found: number[] = []
    let next = stem === undefined ? NONE : this.#lastWith.at(stem)
    for (; next !== NONE; next = this.#before.at(next)) found.push(next)
    return found
  }

  /** The class of a word by its form, as in wordClasses.ts. */
  formClass(number: number): number {
    return this.#formClasses.at(number)
  }

  #add(word: string): number {
    const number = this.#table.add(word)
    const stem = this.rules.stem(word)
    let stemNumber = this.#stems.get(stem)
    if (stemNumber === undefined) {
      stemNumber = this.#stems.size
      this.#stems.set(stem === word ? word : stem, stemNumber)
      this.#lastWith.push(NONE)
    }
    this.#stemOf.push(stemNumber)
    this.#before.push(this.#lastWith.at(stemNumber))
    this.#lastWith.set(stemNumber, number)
    this.#formClasses.push(formClass(word))
    this.typos.add(number)
    this.families.add(number)
    return number
  }
}

/** Engines keep a slice of a long string as a view of the whole: a copy lets go of the text that the word is from. */
function detached(word: string): string {
  return Buffer.from(word).toString()
}
