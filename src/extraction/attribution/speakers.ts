import type { Span } from '../../source/quote.ts'
import type { Attribution } from './attribution.ts'
import type { Reading, TextToRead } from './reading.ts'
import type { CompiledGrammar } from './compiledGrammar.ts'
import type { NounPhrase } from './speakerPhrase.ts'
import { wordsOf, type Word } from './words.ts'

/** Pronouns stand for whoever spoke at most so many sentences before. */
const REACH = 2

/** Knows who has spoken in a text, and whom a pronoun means where only one can be meant. */
export class Speakers {
  readonly #text: string
  readonly #sentences: TextToRead['sentences']
  readonly #grammar: CompiledGrammar
  #last: Attribution | undefined
  /** By its last word the fullest name of each person and body that spoke; undefined where two share the word. */
  readonly #full = new Map<string, Span | undefined>()

  constructor({ text, sentences }: TextToRead, grammar: CompiledGrammar) {
    this.#text = text
    this.#sentences = sentences
    this.#grammar = grammar
  }

  /** Remembers who spoke. */
  heard(attribution: Attribution): void {
    this.#last = attribution
  }

  /**
   * Where the text has the fullest name of a speaker.
   * @returns undefined for a pronoun that may mean another.
   */
  resolve(reading: Reading, sentence: number, phrase: NounPhrase): Span | undefined {
    const { words } = reading
    const own = { start: words[phrase.from]?.start ?? 0, end: words[phrase.to - 1]?.end ?? 0 }
    if (!phrase.pronoun) return this.#fullest(own)
    const last = this.#last
    if (!last || !this.#isWithinReach(last.sentence, sentence, phrase.pronoun)) return undefined
    if (!opensItsClause(words, phrase.from)) return undefined
    const between = this.#text.slice(this.#endOf(last), own.start)
    if (
      isPerson(this.#text.slice(last.name.start, last.name.end), this.#grammar) !==
      (phrase.pronoun === 'he')
    )
      return undefined
    return this.#isAlone(between, words, phrase) ? last.name : undefined
  }

  /** Of a sentence between the two nobody else may be the subject: it goes on about the same person, or quotes. */
  #isWithinReach(last: number, sentence: number, pronoun: 'he' | 'it'): boolean {
    if (sentence - last <= 1) return true
    const between = this.#sentences[last + 1]
    if (pronoun === 'it' || sentence - last > REACH || !between) return false
    const [first] = wordsOf(this.#text, between, [])
    return first !== undefined && (this.#grammar.has('he', first) || /["“„«]/.test(first.text))
  }

  #endOf(last: Attribution): number {
    return Math.max(last.speaker.end, last.verb.end, last.isDirect ? last.content.end : 0)
  }

  /** Whether nobody else was named since, of whom the pronoun might be. */
  #isAlone(between: string, words: readonly Word[], phrase: NounPhrase): boolean {
    const outside = between.replace(QUOTED, ' ')
    const own = words.slice(0, phrase.from).filter(({ isQuoted }) => !isQuoted)
    return (
      !(phrase.pronoun === 'he' ? NAMED_PERSON : NAMED_BODY).test(outside) && own.length < MOST_WORDS_BEFORE
    )
  }

  /** A last name alone stands for the one person of that name who spoke before under more names. */
  #fullest(own: Span): Span {
    const name = this.#text.slice(own.start, own.end)
    const surname = name.split(/\s+/).at(-1) ?? name
    const known = this.#full.get(surname)
    if (FULL_NAME.test(name)) {
      const isOther = known && firstName(this.#text.slice(known.start, known.end)) !== firstName(name)
      if (!this.#full.has(surname)) this.#full.set(surname, own)
      else if (isOther) this.#full.set(surname, undefined)
      return own
    }
    return known && name === surname ? known : own
  }
}

/** Two capitals or more at the end of the words for who speaks, which are a first name and a last. */
const FULL_NAME =
  /(?<!\p{L})\p{Lu}[\p{Ll}\p{M}'’-]+\s+(?:(?:al|bin|von|van|de|el)[\s-])?\p{Lu}[\p{L}\p{M}'’-]*$/u

function firstName(name: string): string {
  return name.split(/\s+/).at(-2) ?? ''
}

/** "In what it said", "when he said": there the sentence has a subject of its own, who may be meant. */
function opensItsClause(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]
  return before === undefined || before.isMark || before.isQuoted || at <= 2
}

const MOST_WORDS_BEFORE = 30
const QUOTED = /[“„«"][^“”„«»"]*[”“»"]/gu
/** Two capitals in a row, or a title: somebody with a first name and a last. */
const NAMED_PERSON =
  /\p{Lu}[\p{Ll}\p{M}'’-]+\s+\p{Lu}[\p{Ll}\p{M}'’-]+|\b(?:Mr|Mrs|Ms|Dr|President|Minister)\b/u
const NAMED_BODY = /\p{Lu}{2,}|\b(?:ministry|government|army|military|group|agency|office)\b/u

/** Whether a speaker is a person, as far as its words tell. */
function isPerson(name: string, grammar: CompiledGrammar): boolean {
  const words = name.split(/\s+/)
  const last = words.at(-1) ?? ''
  if (BODY.test(name) && !PERSON.test(name)) return false
  if (PERSON.test(name)) return true
  if (!grammar.capitalsAreNames) return true
  if (/^\p{Lu}{2,}$/u.test(last)) return false
  return words.filter((word) => /^\p{Lu}/u.test(word)).length >= 2 && !/^(?:the|The)$/.test(words[0] ?? '')
}

const BODY =
  /\b(?:ministry|government|army|military|group|agency|agencies|office|department|report|statement|council|commission|court|committee|company|organi[sz]ation|forces?|police|movement|party|embassy|mission|Ministry|Army|Forces|Council|Nations|Organi[sz]ation|Agency|Department|House|Office|Union|Committee|Court|Commission|Institute|University|Bank|Authority)\b/
const PERSON =
  /\b(?:spokes(?:man|woman|person)|minister|president|official|leader|chief|director|ambassador|analyst|Mr|Mrs|Ms|Dr|Gen|President|Minister|Secretary|Senator|Prof|commander|head|secretary|professor|lawyer|expert|economist)\b/
