import { stemmer as english } from '@orama/stemmers/english'
import { stopwords as englishStopWords } from '@orama/stopwords/english'
import { tokens, type Token } from './tokens.ts'

/** A word of a text with its stem. */
export interface Term extends Token {
  readonly stem: string
  /** Whether the language uses the word for grammar only, so that it says nothing of a text's subject. */
  readonly isStopWord: boolean
}

const stopWords: ReadonlySet<string> = new Set(englishStopWords)

/**
 * Splits a text into terms, the same way for indexing and for asking.
 * @param language BCP 47; words of a language without a stemmer are their own stems.
 */
export function analyze(text: string, language: string): Term[] {
  const isEnglish = /^en\b/i.test(language)
  return tokens(text).map((token) => ({
    ...token,
    stem: isEnglish ? english(token.word) : token.word,
    isStopWord: isEnglish && stopWords.has(token.word),
  }))
}
