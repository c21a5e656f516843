import { language, languageCode } from '../../search/languages.ts'

/** What of a text's language is asked for at every word: looked up once a text. */
export interface TextLanguage {
  /** Such as "en"; empty where it is not known. */
  readonly code: string
  /** Whether a folded word is one of grammar. */
  readonly isStopWord: (word: string) => boolean
}

/** @param tag BCP 47. */
export function textLanguage(tag: string): TextLanguage {
  return { code: languageCode(tag), isStopWord: language(tag).isStopWord }
}
