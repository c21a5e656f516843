import { isEnglishWord } from './englishWords.ts'
import { kindOfHeadNoun, kindOfNounSaid } from './nouns.ts'
import { isAcronym } from './runs.ts'
import type { TextLanguage } from './textLanguage.ts'
import type { SentenceWord } from './words.ts'

interface Run {
  readonly sentence: string
  readonly words: readonly SentenceWord[]
  readonly first: number
  readonly last: number
  readonly isTitled: boolean
}

/** Before a German noun that is no name; and "im", "zum" and the like, which hold one. */
const DETERMINERS = new Set(
  (
    'der die das den dem des ein eine einen einem einer eines kein keine keinen keiner im am zum zur beim vom ins ans ' +
    'diese dieser dieses diesen diesem jede jeder jedes alle allen viele mehr seine seiner seinem seinen ihre ihrer ' +
    'ihrem ihren sein ihr unsere unser welche mehrere einige zwei drei vier funf sechs'
  ).split(' '),
)
/** Endings of German nouns that are made of other words. */
const NOUN_ENDING =
  /.{2}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|ion|ionen|tat|taten|ismus|nis|nisse|tum|ment|ling|linge|innen|chen|enz|anz|ik|ie|ien|er|ern|en|e)$/
/** So many times without an article, of a word that never has one, are no accident. */
const LEAST_BARE = 2

/** Tells common nouns that are written with a capital from names, by how one text uses them. */
export class CommonNouns {
  readonly #code: string
  readonly #isStopWord: (word: string) => boolean
  readonly #small = new Map<string, number>()
  readonly #large = new Map<string, number>()
  readonly #determined = new Map<string, number>()
  readonly #bare = new Map<string, number>()

  constructor({ code, isStopWord }: TextLanguage) {
    this.#code = code
    this.#isStopWord = isStopWord
  }

  /** Takes a sentence in. */
  read(sentence: string, words: readonly SentenceWord[]): void {
    for (const [at, { word, isCapital, isInitial, start }] of words.entries()) {
      if (!isCapital) increase(this.#small, word)
      else if (!isInitial) increase(this.#large, word)
      if (!isCapital || this.#code !== 'de') continue
      const before = words[at - 1]
      if (!before || isInitial || before.isCapital || sentence.slice(before.end, start) !== ' ')
        increase(this.#bare, word)
      else increase(this.#determines(before.word) ? this.#determined : this.#bare, word)
    }
  }

  /** Whether a run is no name, for all that the text shows. */
  isCommon(run: Run): boolean {
    if (this.#code === 'de') return this.#isGermanNoun(run)
    if (run.last > run.first || run.isTitled) return false
    const word = run.words[run.first]
    if (!word || isAcronym(run.sentence.slice(word.start, word.end))) return false
    const small = this.#small.get(word.word) ?? 0
    const large = this.#large.get(word.word) ?? 0
    if (small > 0 && small >= large) return true
    const isWord = this.#code === 'en' && isEnglishWord(word.word)
    return kindOfHeadNoun(word.word) !== undefined || (word.isInitial && large === 0 && isWord)
  }

  /** Every noun of German has a capital; names have no articles, and few of them a noun's ending. */
  #isGermanNoun({ sentence, words, first, last, isTitled }: Run): boolean {
    const own = words.slice(first, last + 1)
    if (isTitled) return own.length > 3
    if (own.length === 1 && own.every(({ start, end }) => isAcronym(sentence.slice(start, end)))) return false
    const isNoun = ({ word }: SentenceWord): boolean =>
      (this.#determined.get(word) ?? 0) > 0 ||
      kindOfNounSaid(word) !== undefined ||
      (this.#small.get(word) ?? 0) > 0
    if (own.length > 1)
      return (
        !own.some(({ word }) => kindOfHeadNoun(word)) &&
        (own.some(isNoun) || own.every(({ word }) => NOUN_ENDING.test(word)))
      )
    const [word] = own
    if (!word || isNoun(word) || NOUN_ENDING.test(word.word)) return true
    return (this.#bare.get(word.word) ?? 0) < LEAST_BARE
  }

  /** An article, or what looks like an adjective. */
  #determines(word: string): boolean {
    if (DETERMINERS.has(word)) return true
    return /.{3}(?:e|en|er|es|em)$/.test(word) && !this.#isStopWord(word) && !/(?:te|ten)$/.test(word)
  }
}

function increase(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1)
}
