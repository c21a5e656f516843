import { nameWords, type NameWords } from './nameWords.ts'
import { closeSpelling, loosened } from './spelling.ts'

/** A name with the spellings of its core words. */
export interface SpelledName extends NameWords {
  readonly close: readonly string[]
  readonly loose: readonly string[]
}

/** A word's forms under spelling.ts. */
export interface Spelling {
  readonly close: string
  readonly loose: string
}

/** Spells words; what it has spelled once it remembers, up to a bound. */
export class Speller {
  readonly #known = new Map<string, Spelling>()
  readonly #most: number

  /** @param most so many words are remembered; then all are forgotten together. */
  constructor(most = 100_000) {
    this.#most = most
  }

  spell(word: string): Spelling {
    let spelling = this.#known.get(word)
    if (!spelling) {
      const close = closeSpelling(word)
      spelling = { close, loose: loosened(word, close) }
      if (this.#known.size >= this.#most) this.#known.clear()
      this.#known.set(word, spelling)
    }
    return spelling
  }

  spellName(text: string): SpelledName {
    const taken = nameWords(text)
    const spellings = taken.core.map((word) => this.spell(word))
    return {
      ...taken,
      close: spellings.map(({ close }) => close),
      loose: spellings.map(({ loose }) => loose),
    }
  }
}
