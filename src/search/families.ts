const BEGINNING = 5
/** An ending of so many letters may differ. */
const ENDING = { own: 3, other: 5 } as const
/** So many words between two places to interrupt. */
const SLICE = 1000

/** Finds words of one family that have no stem in common, as "economy" and "economic", by their beginnings. */
export class Families {
  readonly #words: readonly string[]
  readonly #byBeginning: ReadonlyMap<string, readonly number[]>

  private constructor(words: readonly string[], byBeginning: ReadonlyMap<string, readonly number[]>) {
    this.#words = words
    this.#byBeginning = byBeginning
  }

  /** @param words the vocabulary; a word's number is its index. */
  static *over(words: readonly string[]): Generator<void, Families> {
    const byBeginning = new Map<string, number[]>()
    for (const [number, word] of words.entries()) {
      if (number % SLICE === 0) yield
      if (word.length < BEGINNING) continue
      const beginning = word.slice(0, BEGINNING)
      const sharing = byBeginning.get(beginning)
      if (sharing) sharing.push(number)
      else byBeginning.set(beginning, [number])
    }
    return new Families(words, byBeginning)
  }

  /** The numbers of the words that begin as the given one does and differ in their ending only. */
  of(word: string): number[] {
    const shared = word.slice(0, Math.max(BEGINNING, word.length - ENDING.own))
    return (this.#byBeginning.get(word.slice(0, BEGINNING)) ?? []).filter((number) => {
      const other = this.#words[number] ?? ''
      return other.startsWith(shared) && other.length <= shared.length + ENDING.other
    })
  }
}
