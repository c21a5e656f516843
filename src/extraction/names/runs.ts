import { relatedWords } from '../../search/lexicon/lexicon.ts'
import { isGeneric } from '../../search/names/nameWords.ts'
import { formClass, DATE } from '../../search/passages/wordClasses.ts'
import { kindOfHeadNoun } from './nouns.ts'
import type { TextLanguage } from './textLanguage.ts'
import { isBesideTitle, isNoble, isTitle } from './titles.ts'
import type { SentenceWord } from './words.ts'

/** Words with capitals that may be a name: the numbers of the first and the last. */
export interface Run {
  readonly first: number
  readonly last: number
  /** Whether a title stood before it, which is not part of it. */
  readonly isTitled: boolean
}

/** Longer runs of capitals are headlines, not names. */
const MOST_WORDS = 7

const SPACE = /^[ \u00a0]$|^\s{0,3}\n\s{0,3}$/u
const HYPHEN = /^[-‐‑]$/u
/** Between the words of an abbreviation, and after initials and abbreviated titles. */
const FULL_STOP = /^\.[ \u00a0]?$/u
/** What may stand between two words of one name, by their first word, with what may follow it. */
const PARTICLES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    of: 'the',
    for: 'the',
    ...{ al: '', el: '', ul: '', bin: '', ibn: '', bint: '', ben: '' },
    ...{ de: 'la las los', del: '', della: '', di: '', da: '', do: '', dos: '', das: '', du: '', des: '' },
    ...{ van: 'der den de', von: 'der den dem', ter: '', la: '', ya: '', wa: '' },
  }).map(([word, next]) => [word, new Set(next.split(' '))]),
)
const GENITIVES = new Set([
  'of',
  'for',
  'de',
  'del',
  'della',
  'di',
  'da',
  'do',
  'du',
  'des',
  'ya',
  'wa',
  'la',
])

/** The runs of words with capitals in a sentence, without titles. */
export function runsIn(sentence: string, words: readonly SentenceWord[], language: TextLanguage): Run[] {
  const found: Run[] = []
  const reader = new RunReader(sentence, words, language)
  for (let at = 0; at < words.length;) {
    if (!reader.mayBegin(at)) {
      at += 1
      continue
    }
    const last = reader.endOf(at)
    found.push(...reader.named(at, last))
    at = last + 1
  }
  return found
}

/** Whether the words are written as one with an acronym's capitals. */
export function isAcronym(written: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]{1,7}$/u.test(written)
}

class RunReader {
  readonly #sentence: string
  readonly #words: readonly SentenceWord[]
  readonly #code: string
  readonly #isStopWord: (word: string) => boolean
  /** In a text of nothing but capitals they tell nothing of acronyms. */
  readonly #isShouted: boolean

  constructor(sentence: string, words: readonly SentenceWord[], { code, isStopWord }: TextLanguage) {
    this.#sentence = sentence
    this.#words = words
    this.#code = code
    this.#isStopWord = isStopWord
    this.#isShouted = sentence === sentence.toUpperCase()
  }

  mayBegin(at: number): boolean {
    const word = this.#words[at]
    if (!word?.isCapital || this.#isDate(at)) return false
    return !this.#isStopWord(word.word) || this.#isAcronym(at) || (!word.isInitial && this.#goesOn(at))
  }

  /** The last word of the run that begins there. */
  endOf(first: number): number {
    let last = first
    for (;;) {
      const next = this.#next(last)
      if (next === undefined) return last
      last = next
    }
  }

  /** The names of a run: what is left of it without titles, and what stands before these. */
  named(from: number, to: number): Run[] {
    let [first, last] = [from, to]
    while (first <= last && this.#isEdge(first)) first += 1
    while (last >= first && this.#isEdge(last)) last -= 1
    const title = this.#lastTitle(first, last)
    const before = title === undefined ? [] : this.#beforeTitle(first, title)
    let isTitled = this.#isTitledOffice(first) || title === last
    if (title !== undefined) {
      const isAlone = title + 1 === last && isNoble(this.#word(title))
      first = isAlone ? title : title + 1
      isTitled = true
    }
    if (this.#isTitledOffice(first)) {
      while (first <= last && isBesideTitle(this.#word(first))) first += 1
      isTitled = first <= last
    }
    while (first <= last && PARTICLES.has(this.#word(first)) && !this.#words[first]?.isCapital) {
      first += 1
      isTitled = false
    }
    ;[last, isTitled] = this.#withoutTrailingTitle(first, last, isTitled)
    return this.#isName(first, last) ? [...before, { first, last, isTitled }] : before
  }

  #word(at: number): string {
    return this.#words[at]?.word ?? ''
  }

  #written(at: number): string {
    const word = this.#words[at]
    return word ? this.#sentence.slice(word.start, word.end) : ''
  }

  #gap(after: number): string {
    return this.#sentence.slice(this.#words[after]?.end, this.#words[after + 1]?.start)
  }

  #isAcronym(at: number): boolean {
    return !this.#isShouted && isAcronym(this.#written(at))
  }

  /** Months are people's names too: "Theresa May". */
  #isDate(at: number): boolean {
    if (MONTHS.test(this.#word(at))) return true
    if (formClass(this.#word(at)) !== DATE) return false
    const before = this.#words[at - 1]
    const isSurname = before?.isCapital === true && !before.isInitial && SPACE.test(this.#gap(at - 1))
    return !isSurname || this.#isStopWord(before.word) || this.#code !== 'en'
  }

  #goesOn(at: number): boolean {
    return SPACE.test(this.#gap(at)) && this.#words[at + 1]?.isCapital === true
  }

  /** The next word with a capital that belongs to the same name. */
  #next(at: number): number | undefined {
    const gap = this.#gap(at)
    const next = this.#words[at + 1]
    if (!next) return undefined
    const isJoined = SPACE.test(gap) || HYPHEN.test(gap) || (FULL_STOP.test(gap) && this.#isShortened(at))
    if (!isJoined) return undefined
    if (next.isCapital) return this.#isDate(at + 1) ? undefined : at + 1
    const after = PARTICLES.get(next.word)
    if (!after || HYPHEN.test(gap)) return undefined
    const second = this.#words[at + 2]
    const joins = SPACE.test(this.#gap(at + 1)) || HYPHEN.test(this.#gap(at + 1))
    if (!second || !joins || (GENITIVES.has(next.word) && !this.#takesGenitive(at))) return undefined
    // In German every noun has a capital: "Rückzug von Norland".
    if (next.word === 'von' && second.isCapital && this.#code === 'de') return undefined
    if (second.isCapital) return this.#isDate(at + 2) ? undefined : at + 2
    const third = this.#words[at + 3]
    return after.has(second.word) && third?.isCapital && SPACE.test(this.#gap(at + 2)) ? at + 3 : undefined
  }

  #isShortened(at: number): boolean {
    const length = this.#written(at).length
    return length === 1 || (length < 5 && isTitle(this.#word(at)))
  }

  /** "Ministry of Health" is one name, "Ada Holm of Norport" and "President of Norland" are two things. */
  #takesGenitive(at: number): boolean {
    const word = this.#word(at)
    if (isTitle(word)) return false
    if (kindOfHeadNoun(word) || isGeneric(word)) return true
    const joint = this.#word(at + 1)
    return joint === 'of' ? relatedWords(word).length > 0 : joint !== 'for'
  }

  /** What a name neither begins nor ends with. */
  #isEdge(at: number): boolean {
    return this.#isStopWord(this.#word(at)) && !this.#isAcronym(at)
  }

  /** The last title of a run behind which a person's name stands. */
  #lastTitle(first: number, last: number): number | undefined {
    for (let at = last - 1; at >= first; at -= 1) {
      if (kindOfHeadNoun(this.#word(at + 1)) && !isTitle(this.#word(at + 1))) return undefined
      if (isTitle(this.#word(at)) && !isTitle(this.#word(at + 1))) return at
    }
    return undefined
  }

  /** Of "US President Ada Holm" the country; of "Foreign Minister Ada Holm" nothing. */
  #beforeTitle(first: number, title: number): Run[] {
    let last = title - 1
    while (last >= first && this.#isOfTitle(last)) last -= 1
    return this.#isName(first, last) ? [{ first, last, isTitled: false }] : []
  }

  #isOfTitle(at: number): boolean {
    return isTitle(this.#word(at)) || (isBesideTitle(this.#word(at)) && !this.#isAcronym(at))
  }

  /** Whether "minister of", "secretary of" stands before it. */
  #isTitledOffice(first: number): boolean {
    const isOf = /^(?:of|for|de|des|du|der|fur)$/.test(this.#word(first - 1))
    return isOf && isTitle(this.#word(first - 2)) && isBesideTitle(this.#word(first))
  }

  /** "Prime Minister" by itself is no name; "Martin King" is one. */
  #withoutTrailingTitle(first: number, last: number, isTitled: boolean): [last: number, isTitled: boolean] {
    if (last < first || !isTitle(this.#word(last))) return [last, isTitled]
    const isPerson = last === first + 1 && isNoble(this.#word(last)) && !ADJECTIVE.test(this.#word(first))
    if (isPerson || (last === first + 1 && isNoble(this.#word(first)))) return [last, isTitled]
    let end = last
    while (end >= first && this.#isOfTitle(end)) end -= 1
    return [end, false]
  }

  #isName(first: number, last: number): boolean {
    if (last < first || last - first >= MOST_WORDS) return false
    if (last > first) return true
    const written = this.#written(first)
    return written.length > 1 && !isGeneric(this.#word(first)) && /\p{L}/u.test(written)
  }
}

/** As papers shorten them. */
const MONTHS = /^(?:jan|feb|aug|sept?|oct|nov|dec|okt|dez)$/

/** English adjectives of peoples and places. */
export const ADJECTIVE = /.{2}(?:an|ans|ese|ish|i|is|ic|ch)$/
