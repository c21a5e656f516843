import type { NameBook } from './nameBook.ts'
import { matches, type Match } from './nameMatch.ts'
import { NameReadings } from './nameReadings.ts'
import type { NameHit, NameLevel } from './nameTypes.ts'
import { isGeneric } from './nameWords.ts'

/** A repair is taken only if every other entry costs so much more. */
const CLEARLY = 0.5
/** A part may be spelled otherwise, closely if it is one word. */
const MOST_FOR_PART = { word: 0.1, words: 0.8 } as const
/** Of a mistyped part one word has one mistake, and the others are as written. */
const MOST_FOR_MISTYPED_PART = 1.1

/** Finds names by words that are not all of theirs, or not spelled as theirs. */
export class PartialNames {
  readonly #book: NameBook
  readonly #readings: NameReadings

  private constructor(book: NameBook, readings: NameReadings) {
    this.#book = book
    this.#readings = readings
  }

  static *over(book: NameBook): Generator<void, PartialNames> {
    return new PartialNames(book, yield* NameReadings.over(book))
  }

  /** Names that the words are a part of. Generic words alone choose nothing, though they may offer a choice. */
  part(core: readonly string[]): readonly NameHit[] | undefined {
    const most = core.length > 1 ? MOST_FOR_PART.words : MOST_FOR_PART.word
    const found = matches(core, this.#readings.vocabulary, (word) => this.#readings.spellings(word))
    const fitting = found.filter(({ cost }) => cost <= most)
    const hits = this.#cheapest(fitting, 'part', 0)
    return hits?.length === 1 && core.every(isGeneric) ? undefined : hits
  }

  /** Names that have the words, mistyped or in a looser spelling, and no others; else names of which they are a part. */
  repaired(core: readonly string[]): readonly NameHit[] | undefined {
    const isAlone = core.filter((word) => !isGeneric(word)).length < 2
    const found = matches(core, this.#readings.vocabulary, (word) => this.#readings.repairs(word, isAlone))
    const whole = found.filter(({ missing }) => missing === 0)
    if (whole.length > 0)
      return this.#cheapest(whole, whole.some(({ repaired }) => repaired === 0) ? 'variant' : 'typo', CLEARLY)
    if (isAlone) return undefined
    const parts = found.filter(({ cost, repaired }) => repaired === 1 && cost <= MOST_FOR_MISTYPED_PART)
    return this.#cheapest(parts, 'typo', CLEARLY)
  }

  /** The owners of the cheapest matches and of those that cost less than the margin more. */
  #cheapest(found: readonly Match[], level: NameLevel, margin: number): readonly NameHit[] | undefined {
    const least = Math.min(...found.map(({ cost }) => cost))
    const best = found
      .filter(({ cost }) => cost === least || cost < least + margin)
      .sort((a, b) => a.cost - b.cost || a.missing - b.missing || a.name - b.name)
    if (best.length === 0) return undefined
    return this.#book.hits(
      best.map(({ name }) => name),
      level,
    )
  }
}
