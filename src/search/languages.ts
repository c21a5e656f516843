import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as finnish } from '@orama/stemmers/finnish'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as greek } from '@orama/stemmers/greek'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as indian } from '@orama/stemmers/indian'
import { stemmer as indonesian } from '@orama/stemmers/indonesian'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian'
import { stopwords as arabicStopWords } from '@orama/stopwords/arabic'
import { stopwords as danishStopWords } from '@orama/stopwords/danish'
import { stopwords as dutchStopWords } from '@orama/stopwords/dutch'
import { stopwords as englishStopWords } from '@orama/stopwords/english'
import { stopwords as finnishStopWords } from '@orama/stopwords/finnish'
import { stopwords as frenchStopWords } from '@orama/stopwords/french'
import { stopwords as germanStopWords } from '@orama/stopwords/german'
import { stopwords as greekStopWords } from '@orama/stopwords/greek'
import { stopwords as hungarianStopWords } from '@orama/stopwords/hungarian'
import { stopwords as indianStopWords } from '@orama/stopwords/indian'
import { stopwords as indonesianStopWords } from '@orama/stopwords/indonesian'
import { stopwords as italianStopWords } from '@orama/stopwords/italian'
import { stopwords as norwegianStopWords } from '@orama/stopwords/norwegian'
import { stopwords as portugueseStopWords } from '@orama/stopwords/portuguese'
import { stopwords as romanianStopWords } from '@orama/stopwords/romanian'
import { stopwords as russianStopWords } from '@orama/stopwords/russian'
import { stopwords as spanishStopWords } from '@orama/stopwords/spanish'
import { stopwords as swedishStopWords } from '@orama/stopwords/swedish'
import { stopwords as turkishStopWords } from '@orama/stopwords/turkish'
import { stopwords as ukrainianStopWords } from '@orama/stopwords/ukrainian'
import { fold } from './fold.ts'
import { FUNCTION_WORDS } from './functionWords.ts'

/** What is known of a language's words; words are folded. */
export interface Language {
  readonly stem: (word: string) => string
  readonly isStopWord: (word: string) => boolean
}

/** A language whose words are stemmed and whose stop words are listed. */
function snowball(stem: (word: string) => string, stopWords: readonly string[]): Language {
  return {
    stem: (word) => {
      const stemmed = stem(word)
      // Two letters are too few to tell a word by: "using" is not "US".
      return stemmed.length > 2 || stemmed === word ? stemmed : `${stemmed}-`
    },
    isStopWord: among(stopWords),
  }
}

function among(words: readonly string[]): (word: string) => boolean {
  // Folded when they are first asked for: of twenty languages most texts have one.
  let folded: ReadonlySet<string> | undefined
  return (word) => {
    folded ??= new Set(words.map((each) => fold(each)))
    return folded.has(word)
  }
}

const STEMMED = {
  en: snowball(english, englishStopWords),
  ar: snowball(arabic, arabicStopWords),
  da: snowball(danish, danishStopWords),
  de: snowball(german, germanStopWords),
  el: snowball(greek, greekStopWords),
  es: snowball(spanish, spanishStopWords),
  fi: snowball(finnish, finnishStopWords),
  fr: snowball(french, frenchStopWords),
  hi: snowball(indian, indianStopWords),
  hu: snowball(hungarian, hungarianStopWords),
  id: snowball(indonesian, indonesianStopWords),
  it: snowball(italian, italianStopWords),
  nl: snowball(dutch, dutchStopWords),
  no: snowball(norwegian, norwegianStopWords),
  pt: snowball(portuguese, portugueseStopWords),
  ro: snowball(romanian, romanianStopWords),
  ru: snowball(russian, russianStopWords),
  sv: snowball(swedish, swedishStopWords),
  tr: snowball(turkish, turkishStopWords),
  uk: snowball(ukrainian, ukrainianStopWords),
} satisfies Record<string, Language>

/** Words of a language without a stemmer are their own stems. */
const OTHER: Language = { stem: (word) => word, isStopWord: () => false }

const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  [...new Set([...Object.keys(STEMMED), ...Object.keys(FUNCTION_WORDS)])].map((code) => {
    const { stem, isStopWord } = new Map<string, Language>(Object.entries(STEMMED)).get(code) ?? OTHER
    const isFunctionWord = among((FUNCTION_WORDS[code] ?? '').split(' '))
    return [code, { stem, isStopWord: (word: string) => isStopWord(word) || isFunctionWord(word) }]
  }),
)

/** The codes of the languages that anything is known of. */
export const KNOWN_LANGUAGES: readonly string[] = [...LANGUAGES.keys()]

/** @param tag BCP 47; what follows the language itself does not matter. */
export function language(tag: string): Language {
  return LANGUAGES.get(languageCode(tag)) ?? OTHER
}

/** Whether anything is known of the words of the language with the code. */
export function isKnownLanguage(code: string): boolean {
  return LANGUAGES.has(code)
}

/** Languages that are written with the words of another. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
])

/**
 * The language of a BCP 47 tag without what follows it: "en" of "en-GB".
 * @returns the same for languages that share their words; empty for what is no tag.
 */
export function languageCode(tag: string): string {
  const code = /^[a-z]{2,3}(?![a-z])/i.exec(tag)?.[0].toLowerCase() ?? ''
  return SAME.get(code) ?? code
}
