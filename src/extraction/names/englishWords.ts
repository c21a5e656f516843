import { relatedWords } from '../../search/lexicon/lexicon.ts'

/** Whether a word in small letters is one of English, as far as the lexicon goes. */
export function isEnglishWord(word: string): boolean {
  return relatedWords(word).length > 0
}
