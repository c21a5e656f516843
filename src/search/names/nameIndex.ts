import { NameBook } from './nameBook.ts'
import { NameMentions } from './nameMentions.ts'
import { NameResolver } from './nameResolver.ts'
import { NameSuggestions } from './nameSuggestions.ts'
import type { Mention, Named, NameHit, Resolution } from './nameTypes.ts'
import { nameWords } from './nameWords.ts'

export type { Mention, Named, NameHit, NameLevel, Resolution } from './nameTypes.ts'

/** Finds entries by their names. Everything is the same for the same entries, in whatever order they are asked. */
export interface NameIndex {
  /** Tells whom a query names. A query with a word that no name of an entry has is a near miss, not that entry. */
  resolve(query: string): Resolution
  /**
   * Where a text names entries, exactly or in another transliteration: longest first, ascending, without overlaps.
   * A name that several entries bear is left out.
   */
  mentions(text: string): readonly Mention[]
  /** Completions of any word of a name, then names that are written alike; each entry once, heaviest first. */
  suggest(prefix: string, limit: number): readonly NameHit[]
}

/** Longer beginnings complete nothing. */
const LONGEST_PREFIX = 100

/** Shorter beginnings are like too many names. */
const SHORTEST_MISTYPED = 4

/** Builds the index, yielding often. */
export function* buildNameIndex(named: readonly Named[]): Generator<void, NameIndex> {
  const book = yield* NameBook.over(named)
  const resolver = yield* NameResolver.over(book)
  const suggestions = yield* NameSuggestions.over(book)
  const mentions = yield* NameMentions.over(book)
  return {
    resolve: (query) => resolver.resolve(query),
    mentions: (text) => mentions.find(text),
    suggest: (prefix, limit) => {
      if (prefix.length > LONGEST_PREFIX || limit <= 0) return []
      const found = suggestions.complete(prefix, limit)
      if (found.length >= limit || prefix.length < SHORTEST_MISTYPED) return found
      const ids = new Set(found.map(({ id }) => id))
      const near = resolver.near(nameWords(prefix).words, limit).filter(({ id }) => !ids.has(id))
      return [...found, ...near].slice(0, limit)
    },
  }
}
