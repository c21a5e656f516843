import type { NameBook } from './nameBook.ts'
import type { Speller } from './nameSpelling.ts'
import { NameVocabulary } from './nameVocabulary.ts'
import { looseCost, typoCost, SHORTEST_REPAIRED } from './typoCost.ts'
import { Typos } from '../typos.ts'

/** What a closely spelled word costs; a mistake costs 1. */
const CLOSE_COST = 0.1

/** For each word of the names that a query's word may stand for, by number, what that reading costs. */
export type Readings = ReadonlyMap<number, number>

/** Tells which words of the names a query's words may stand for. */
export class NameReadings {
  readonly vocabulary: NameVocabulary
  readonly #typos: Typos
  readonly #speller: Speller

  private constructor(vocabulary: NameVocabulary, typos: Typos, speller: Speller) {
    this.vocabulary = vocabulary
    this.#typos = typos
    this.#speller = speller
  }

  static *over({ names, speller }: NameBook): Generator<void, NameReadings> {
    const vocabulary = new NameVocabulary()
    for (const name of names) {
      vocabulary.addName(name)
      yield
    }
    return new NameReadings(vocabulary, yield* Typos.over(vocabulary.words), speller)
  }

  /** Readings without a mistake. */
  spellings(asked: string): Readings {
    const { words } = this.vocabulary
    const found = new Map<number, number>()
    const spelling = this.#speller.spell(asked)
    for (const word of this.vocabulary.loosely(spelling)) {
      const cost = looseCost(asked, words[word] ?? '')
      if (cost !== undefined) found.set(word, cost)
    }
    if (asked.length >= SHORTEST_REPAIRED)
      for (const word of this.vocabulary.closely(spelling)) found.set(word, CLOSE_COST)
    const same = this.vocabulary.find(asked)
    if (same !== undefined) found.set(same, 0)
    return found
  }

  /**
   * Readings with mistakes, besides those without. A word that is a name by itself is not mistyped.
   * @param isAlone whether no other word speaks for the name.
   */
  repairs(asked: string, isAlone: boolean): Readings {
    const spellings = this.spellings(asked)
    if (this.vocabulary.isName(asked)) return spellings
    const found = new Map<number, number>()
    for (const { word, distance } of this.#typos.within(asked)) {
      const known = this.vocabulary.words[word] ?? ''
      const cost = distance > 0 ? typoCost(asked, known, distance, isAlone) : undefined
      if (cost !== undefined) found.set(word, cost)
    }
    for (const [word, cost] of spellings) found.set(word, cost)
    return found
  }
}
