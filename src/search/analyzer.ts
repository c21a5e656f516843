import { LRUCache } from 'lru-cache'
import { language } from './languages.ts'
import { tokens, type Token } from './tokens.ts'

/** A word of a text with its stem. */
export interface Term extends Token {
  readonly stem: string
  /** Whether the language uses the word for grammar only, so that it says nothing of a text's subject. */
  readonly isStopWord: boolean
}

/** To stem a word takes some 25 µs, and the same statements and questions come again and again. */
const stems = new LRUCache<string, string>({ max: 20_000 })

/**
 * Splits a text into terms, the same way for indexing and for asking.
 * @param tag the text's language, BCP 47.
 */
export function analyze(text: string, tag: string): Term[] {
  const { stem, isStopWord } = language(tag)
  return tokens(text).map((token) => {
    const key = `${tag} ${token.word}`
    const known = stems.get(key) ?? stem(token.word)
    stems.set(key, known)
    return { ...token, stem: known, isStopWord: isStopWord(token.word) }
  })
}
