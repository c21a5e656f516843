import { stemmer } from '@orama/stemmers/english'
import { stopwords } from '@orama/stopwords/english'

/** English stop words, the same for every engine that has none of its own. */
export const STOP_WORDS: ReadonlySet<string> = new Set(stopwords)

/** The stem of an English word in small letters; undefined for a stop word. */
export function stem(word: string): string | undefined {
  const small = word.toLowerCase()
  return STOP_WORDS.has(small) ? undefined : stemmer(small)
}

/** The words of a question in small letters without its stop words, each once. */
export function tellingWords(question: string): string[] {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !STOP_WORDS.has(word))
  return [...new Set(telling.length > 0 ? telling : words)]
}
