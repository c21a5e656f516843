import { stemmer as english } from '@orama/stemmers/english'
import { stopwords as englishStopWords } from '@orama/stopwords/english'
import { fold } from './fold.ts'
import { tokens, type Token } from './tokens.ts'

/** A word of a text with its stem. */
export interface Term extends Token {
  readonly stem: string
  /** Whether the language uses the word for grammar only, so that it says nothing of a text's subject. */
  readonly isStopWord: boolean
}

/** What is known of a language's words; words are folded. */
export interface Language {
  readonly stem: (word: string) => string
  readonly isStopWord: (word: string) => boolean
}

const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set([
  ...englishStopWords.map((word) => fold(word)),
  ...['a', 'upon', 'within', 'without', 'among', 'via', 'per', 'also', 'yet', 'whose', 'may', 'shall'],
])
const ENGLISH: Language = { stem: english, isStopWord: (word) => ENGLISH_STOP_WORDS.has(word) }
/** Words of a language without a stemmer are their own stems. */
const OTHER: Language = { stem: (word) => word, isStopWord: () => false }

/** @param tag BCP 47. */
export function language(tag: string): Language {
  return /^en\b/i.test(tag) ? ENGLISH : OTHER
}

/**
 * Splits a text into terms, the same way for indexing and for asking.
 * @param tag the text's language, BCP 47.
 */
export function analyze(text: string, tag: string): Term[] {
  const { stem, isStopWord } = language(tag)
  return tokens(text).map((token) => ({
    ...token,
    stem: stem(token.word),
    isStopWord: isStopWord(token.word),
  }))
}
