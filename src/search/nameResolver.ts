import type { NameBook } from './nameBook.ts'
import { matches, type Match } from './nameMatch.ts'
import { NameReadings } from './nameReadings.ts'
import type { NameHit, NameLevel, Resolution } from './nameTypes.ts'
import type { SpelledName } from './nameSpelling.ts'
import { isGeneric, uninverted } from './nameWords.ts'
import { NearNames } from './nearNames.ts'
import { WholeNames } from './wholeNames.ts'

/** Longer queries are no names. */
const LONGEST_QUERY = 200
const MOST_WORDS = 16
const MOST_NEAR = 5
/** A repair is taken only if every other entry costs so much more. */
const CLEARLY = 0.5
/** A part may be spelled otherwise, closely if it is one word. */
const MOST_FOR_A_WORD = 0.1
const MOST_FOR_WORDS = 0.8

/** Tells whom a query names. */
export class NameResolver {
  readonly #book: NameBook
  readonly #wholes: WholeNames
  readonly #readings: NameReadings
  readonly #near: NearNames

  private constructor(book: NameBook, wholes: WholeNames, readings: NameReadings, near: NearNames) {
    this.#book = book
    this.#wholes = wholes
    this.#readings = readings
    this.#near = near
  }

  static *over(book: NameBook): Generator<void, NameResolver> {
    return new NameResolver(
      book,
      yield* WholeNames.over(book),
      yield* NameReadings.over(book),
      yield* NearNames.over(book),
    )
  }

  resolve(text: string): Resolution {
    if (text.length > LONGEST_QUERY) return { status: 'none', near: [] }
    const query = this.#book.speller.spellName(text)
    if (query.words.length === 0 || query.words.length > MOST_WORDS) return { status: 'none', near: [] }
    const hits = this.#hits(query, uninverted(text))
    const [hit] = hits
    if (hit && hits.length === 1) return { status: 'found', hit }
    if (hit) return { status: 'ambiguous', hits }
    return { status: 'none', near: this.near(query.words, MOST_NEAR) }
  }

  #hits(query: SpelledName, inOrder: string | undefined): readonly NameHit[] {
    return (
      this.#whole(query) ??
      (inOrder === undefined ? undefined : this.#swapped(inOrder)) ??
      this.#part(query.core) ??
      this.#repaired(query.core) ??
      this.#withoutMiddle(query) ??
      []
    )
  }

  /** Names that are written much alike, most alike first, each entry once. */
  near(words: readonly string[], most: number): NameHit[] {
    const found = new Map<string, NameHit>()
    for (const number of this.#near.like(words))
      for (const hit of this.#book.hits([number], 'typo')) if (!found.has(hit.id)) found.set(hit.id, hit)
    return [...found.values()].slice(0, most)
  }

  #whole(query: SpelledName): readonly NameHit[] | undefined {
    const agreement = this.#wholes.find(query)
    return agreement && this.#book.hits(agreement.names, agreement.level)
  }

  #swapped(text: string): readonly NameHit[] | undefined {
    return atLevel('variant', this.#whole(this.#book.speller.spellName(text)))
  }

  /** Names that the query is a part of. Generic words alone choose nothing, though they may offer a choice. */
  #part(core: readonly string[]): readonly NameHit[] | undefined {
    const most = core.length > 1 ? MOST_FOR_WORDS : MOST_FOR_A_WORD
    const found = matches(core, this.#readings, (word) => this.#readings.spellings(word))
    const hits = this.#cheapest(
      found.filter(({ cost }) => cost <= most),
      'part',
      0,
    )
    return hits?.length === 1 && core.every(isGeneric) ? undefined : hits
  }

  /** Names that have the query's words, mistyped or in a looser spelling, and no others. */
  #repaired(core: readonly string[]): readonly NameHit[] | undefined {
    const found = matches(core, this.#readings, (word) => this.#readings.repairs(word, core.length === 1))
    const whole = found.filter(({ missing }) => missing === 0)
    const isMistyped = whole.some(({ repaired }) => repaired > 0)
    return this.#cheapest(whole, isMistyped ? 'typo' : 'variant', CLEARLY)
  }

  /** A person's middle names and initials may be asked for though the entry does not have them. */
  #withoutMiddle({ words, core }: SpelledName): readonly NameHit[] | undefined {
    const [first] = core
    const last = core.at(-1)
    if (core.length < 3 || first === undefined || last === undefined || core.some(isGeneric)) return undefined
    if (words.length !== core.length) return undefined
    return this.#swapped(`${first} ${last}`)
  }

  /** The owners of the cheapest matches. */
  #cheapest(found: readonly Match[], level: NameLevel, margin: number): readonly NameHit[] | undefined {
    const least = Math.min(...found.map(({ cost }) => cost))
    const best = found.filter(({ cost }) => cost === least || cost < least + margin)
    best.sort((a, b) => a.cost - b.cost || a.missing - b.missing || a.name - b.name)
    const hits = this.#book.hits(
      best.map(({ name }) => name),
      level,
    )
    return hits.length > 0 ? hits : undefined
  }
}

function atLevel(level: NameLevel, hits: readonly NameHit[] | undefined): readonly NameHit[] | undefined {
  return hits?.map((hit) => ({ ...hit, level }))
}
