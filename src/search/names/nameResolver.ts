import type { NameBook } from './nameBook.ts'
import type { SpelledName } from './nameSpelling.ts'
import type { NameHit, Resolution } from './nameTypes.ts'
import { isGeneric, uninverted } from './nameWords.ts'
import { NearNames } from './nearNames.ts'
import { PartialNames } from './partialNames.ts'
import { WholeNames } from './wholeNames.ts'

/** Longer queries are no names. */
const LONGEST_QUERY = 200
const MOST_WORDS = 16
const MOST_NEAR = 5

/** Tells whom a query names. */
export class NameResolver {
  readonly #book: NameBook
  readonly #wholes: WholeNames
  readonly #partials: PartialNames
  readonly #near: NearNames

  private constructor(book: NameBook, wholes: WholeNames, partials: PartialNames, near: NearNames) {
    this.#book = book
    this.#wholes = wholes
    this.#partials = partials
    this.#near = near
  }

  static *over(book: NameBook): Generator<void, NameResolver> {
    const wholes = yield* WholeNames.over(book)
    const partials = yield* PartialNames.over(book)
    return new NameResolver(book, wholes, partials, yield* NearNames.over(book))
  }

  resolve(text: string): Resolution {
    if (text.length > LONGEST_QUERY) return { status: 'none', near: [] }
    const query = this.#book.speller.spellName(text)
    if (query.words.length === 0 || query.words.length > MOST_WORDS) return { status: 'none', near: [] }
    const hits = this.#hits(query, uninverted(text)) ?? []
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

  /** The hits of the best level that has any. */
  #hits(query: SpelledName, inOrder: string | undefined): readonly NameHit[] | undefined {
    return (
      this.#whole(query) ??
      (inOrder === undefined ? undefined : this.#asVariant(inOrder)) ??
      this.#partials.part(query.core) ??
      this.#partials.repaired(query.core) ??
      this.#withoutMiddle(query)
    )
  }

  #whole(query: SpelledName): readonly NameHit[] | undefined {
    const agreement = this.#wholes.find(query)
    return agreement && this.#book.hits(agreement.names, agreement.level)
  }

  /** What another form of the query names. */
  #asVariant(text: string): readonly NameHit[] | undefined {
    const hits = this.#whole(this.#book.speller.spellName(text))
    return hits?.map((hit) => ({ ...hit, level: 'variant' }))
  }

  /** A person's middle names and initials may be asked for though the entry does not have them. */
  #withoutMiddle({ words, core }: SpelledName): readonly NameHit[] | undefined {
    const [first] = core
    const last = core.at(-1)
    if (core.length < 3 || first === undefined || last === undefined || core.some(isGeneric)) return undefined
    return words.length === core.length ? this.#asVariant(`${first} ${last}`) : undefined
  }
}
