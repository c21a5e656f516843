import type { NameBook } from './nameBook.ts'
import { matches, type Match } from './nameMatch.ts'
import { NameReadings } from './nameReadings.ts'
import type { NameHit, NameLevel, Resolution } from './nameTypes.ts'
import { isGeneric, nameWords, type NameWords } from './nameWords.ts'
import { NearNames } from './nearNames.ts'
import { WholeNames } from './wholeNames.ts'

/** Longer queries are no names. */
const LONGEST_QUERY = 200
const MOST_WORDS = 16
const MOST_NEAR = 5
/** A repair is taken only if every other entry costs so much more. */
const CLEARLY = 0.25

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
    const query = nameWords(text)
    if (query.words.length === 0 || query.words.length > MOST_WORDS) return { status: 'none', near: [] }
    const hits =
      this.#whole(query) ?? this.#part(query.core) ?? this.#withoutMiddle(query) ?? this.#typo(query.core)
    const [hit] = hits
    if (hit && hits.length === 1) return { status: 'found', hit }
    if (hit) return { status: 'ambiguous', hits }
    return { status: 'none', near: this.near(query.words, MOST_NEAR) }
  }

  /** Names that are written much alike, most alike first, each entry once. */
  near(words: readonly string[], most: number): NameHit[] {
    const found = new Map<string, NameHit>()
    for (const number of this.#near.like(words))
      for (const hit of this.#book.hits([number], 'typo')) if (!found.has(hit.id)) found.set(hit.id, hit)
    return [...found.values()].slice(0, most)
  }

  #whole(query: NameWords): NameHit[] | undefined {
    const agreement = this.#wholes.find(query)
    return agreement && this.#book.hits(agreement.names, agreement.level)
  }

  /** Names that the query is a part of. Generic words alone choose nothing, though they may offer a choice. */
  #part(core: readonly string[]): NameHit[] | undefined {
    const hits = this.#cheapest(
      matches(core, this.#readings, (word) => this.#readings.spellings(word)),
      'part',
      0,
    )
    if (hits.length === 1 && core.every(isGeneric)) return undefined
    return hits.length > 0 ? hits : undefined
  }

  /** A person's middle names and initials may be asked for though the entry does not have them. */
  #withoutMiddle({ words, core }: NameWords): NameHit[] | undefined {
    const [first] = core
    const last = core.at(-1)
    if (core.length < 3 || first === undefined || last === undefined || core.some(isGeneric)) return undefined
    if (words.length !== core.length) return undefined
    const hits = this.#whole({ words: [first, last], core: [first, last] })
    return hits?.map((hit) => ({ ...hit, level: 'variant' }))
  }

  #typo(core: readonly string[]): NameHit[] {
    const found = matches(core, this.#readings, (word) => this.#readings.repairs(word))
    return this.#cheapest(
      found.filter((match) => match.missing === 0),
      'typo',
      CLEARLY,
    )
  }

  /** The owners of the cheapest matches. */
  #cheapest(found: readonly Match[], level: NameLevel, margin: number): NameHit[] {
    const least = Math.min(...found.map(({ cost }) => cost))
    const best = found.filter(({ cost }) => cost <= least + margin)
    best.sort((a, b) => a.cost - b.cost || a.missing - b.missing || a.name - b.name)
    return this.#book.hits(
      best.map(({ name }) => name),
      level,
    )
  }
}
