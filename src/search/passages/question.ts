import { askedTimes, type AskedTime } from './askedTimes.ts'
import { emptyWords, readAsking, type Asking } from './asking.ts'
import { compounds } from './compounds.ts'
import { withFunctionWords } from './functionTypos.ts'
import { withWholeVerb } from './german.ts'
import { hintsFor } from './hints.ts'
import { joined } from './joined.ts'
import { askedClass, countedWords, isVictimsWord, NAME, NUMBER } from './wordClasses.ts'
import {
  foreign,
  knownAs,
  repair,
  transliterated,
  withCompounds,
  withCountry,
  withRelated,
  type Alternative,
  type IndexWords,
} from './reading.ts'
import { relatedWords } from '../lexicon/lexicon.ts'
import { isKnownLanguage, language, type Language } from '../languages.ts'
import { isOtherScript } from './transliteration.ts'
import { isCapital, tokens, type Token } from '../tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word of the question with all that counts for it. */
export interface Concept {
  readonly word: string
  /** Empty if the index has nothing like the word. */
  readonly alternatives: readonly Alternative[]
  /** 0..1: how much words like this one say of a question's subject. */
  readonly weight: number
  /** Whether the question writes it like a name: with a capital, though not at the beginning. */
  readonly isName: boolean
  /** Whether it is part of a time that the question names, which a passage may name in other words. */
  readonly isTime: boolean
}

/** A misspelt word and what it was read as, best first. */
export interface Repair {
  readonly word: string
  readonly read: readonly string[]
}

/** A question and the language that it is written in, as of `languageCode`. */
export interface Asked {
  readonly text: string
  readonly language: string
  /** In days since 1970-01-01, if it is known: what "yesterday" is counted from. */
  readonly today?: number | undefined
}

export interface Question {
  /** In the question's order, each word once. */
  readonly concepts: readonly Concept[]
  readonly repairs: readonly Repair[]
  /** Whether it has any word that says what it is about. */
  readonly isTelling: boolean
  /** The class of word asked for, as in wordClasses.ts. */
  readonly kind: number
  /** The concepts whose number is asked for, as bits: 1 << concept. */
  readonly counted: number
  /** Whether they are a word for the number itself, as "toll". */
  readonly isToll: boolean
  /** The times that it names. */
  readonly times: readonly AskedTime[]
  /** What it wants of a passage, apart from its words. */
  readonly asking: Asking
  /** How a sentence tells what is asked for. */
  readonly hints: readonly RegExp[]
}

/** A word of which the index has nothing that counts so much may be a misspelling, though it is a word. */
const LEAST_KNOWN = 0.5
/** How much its spelling counts then. */
const DOUBTFUL = 0.75

/** So much of a question is looked at, from its beginning. */
const MOST_CHARACTERS = 10_000
/** Sets of concepts are bits of a number. */
const MOST_CONCEPTS = 31
const GENERAL_WEIGHT = 0.5

/** Words so general that a passage that answers seldom repeats them. */
const GENERAL = new Set(
  (
    'people person kind type sort year date time day number amount percent percentage thing place example way part ' +
    'term word long old large often different main known happen mean use make take get'
  ).split(' '),
)

/** Reads a question against the words of an index. */
export function readQuestion({ text, language: code, today }: Asked, index: IndexWords): Question {
  const isForeign = code !== index.code && isKnownLanguage(index.code)
  const cut = isForeign ? beginningOf(text) : spelt(beginningOf(text), code, index)
  const written = tokens(cut)
  const found = code === 'de' ? withWholeVerb(cut, written) : written
  const times = askedTimes(cut, code, today)
  const wholes = wholesOf(cut, found, index.vocabulary)
  const repairs: Repair[] = []
  const hasSmallLetters = cut !== cut.toUpperCase()
  const asking = readAsking(cut, found, code)
  const telling = asking.isSmallTalk ? [] : tellingWords(cut, found, language(code), asking)
  const read = distinctWords(telling.length > 0 ? telling : found).flatMap(({ word, isSame }): Concept[] => {
    const about = {
      word,
      weight: GENERAL.has(word) ? GENERAL_WEIGHT : 1,
      isTime: isSame.every(({ start, end }) => times.some((time) => time.start <= start && end <= time.end)),
      isName: hasSmallLetters && isSame.some((token) => token !== found[0] && isCapital(cut, token.start)),
    }
    if (isForeign)
      return [{ ...about, alternatives: readForeign(word, about.isName, isSame[0], found, code, index) }]
    const pieces = isSame.flatMap((token) => wholes.get(token) ?? [])
    const known = withCompounds(word, about.isName, knownAs(word, pieces, index.vocabulary), index)
    const related = about.isName
      ? withCountry(word, acts(isSame, found), known, index)
      : withRelated(word, known, index)
    if (related.some(({ weight }) => weight >= LEAST_KNOWN)) return [{ ...about, alternatives: related }]
    const { read: spelt, concepts: readings } = repair(word, about.isName, index)
    if (related.length > 0) return [{ ...about, alternatives: merged(related, readings) }]
    if (spelt.length > 0) repairs.push({ word, read: spelt })
    return readings.map((alternatives) => ({ ...about, alternatives }))
  })
  const hasCapitals = found.some((token) => token !== found[0] && isCapital(cut, token.start))
  /** Whether the question tells by its writing that the word is no name. */
  const isWrittenSmall = (word: string): boolean => hasCapitals && word !== found[0]?.word
  const words = found.map(({ word }) => word)
  const concepts = read.map((concept) =>
    !concept.isName && !isWrittenSmall(concept.word) && isMostlyName(concept, index)
      ? { ...concept, isName: true }
      : concept,
  )
  const kind = askedClass(words, code)
  const counted = kind === NUMBER ? countedWords(words, code, language(code).isStopWord) : []
  return {
    concepts,
    isToll: counted.some((word) => isVictimsWord(word)),
    counted: bitsOf(concepts, ({ word }) => counted.includes(word)),
    repairs,
    isTelling: telling.length > 0,
    kind,
    times,
    asking,
    hints: hintsFor(cut),
  }
}

function beginningOf(text: string): string {
  return text.slice(0, MOST_CHARACTERS).trim()
}

/** The question with its misspelt words of grammar put right; what may as well be another word of the texts is left. */
function spelt(text: string, code: string, { vocabulary }: IndexWords): string {
  const { isStopWord } = language(code)
  const empty = emptyWords(code)
  const isFunctionWord = (word: string): boolean => isStopWord(word) || empty.has(word)
  const mayTell = (word: string): boolean =>
    vocabulary.typos
      .nearest(word)
      .some((near) => near.distance === 1 && !isFunctionWord(vocabulary.words[near.word] ?? ''))
  return withFunctionWords(text, {
    isFunctionWord,
    isWord: (word) =>
      vocabulary.related(word).length > 0 ||
      (code === 'en' && relatedWords(word).length > 0) ||
      mayTell(word),
  })
}

/** English words behind which stands who acts. */
const BEFORE_SUBJECT = new Set('did does do has have had is was will would should can could'.split(' '))

/** Whether the question is what the named one does or did: "Did Paris agree?" */
function acts(isSame: readonly Token[], found: readonly Token[]): boolean {
  return isSame.some((token) => BEFORE_SUBJECT.has(found[found.indexOf(token) - 1]?.word ?? ''))
}

/** A word in another language than the texts': as they write it, or as they write a name that is heard like it. */
function readForeign(
  word: string,
  isName: boolean,
  token: Token | undefined,
  found: readonly Token[],
  from: string,
  index: IndexWords,
): Alternative[] {
  const same = foreign(word, isName, from, index)
  if (same.length > 0 || !isOtherScript(word) || !token) return same
  const at = found.indexOf(token)
  const [before, after] = [found[at - 1]?.word ?? '', found[at + 1]?.word ?? '']
  return transliterated([word, before + word, word + after], index)
}

/** The words that say what the question is about. */
function tellingWords(
  text: string,
  found: readonly Token[],
  { isStopWord }: Language,
  { empty }: Asking,
): Token[] {
  const isShouted = text === text.toUpperCase() && found.length > 1
  return found.filter(
    ({ word, start, end }) =>
      // "US" is no pronoun and "WHO" asks nothing.
      (!isShouted && /^\p{Lu}{2,}$/u.test(text.slice(start, end))) || (!isStopWord(word) && !empty.has(word)),
  )
}

/** The tokens of each distinct word, as far as words are looked at. */
function distinctWords(
  found: readonly Token[],
): { readonly word: string; readonly isSame: readonly Token[] }[] {
  const distinct = new Map<string, Token[]>()
  for (const token of found) {
    const same = distinct.get(token.word)
    if (same) same.push(token)
    else if (distinct.size < MOST_CONCEPTS) distinct.set(token.word, [token])
  }
  return [...distinct].map(([word, isSame]) => ({ word, isSame }))
}

/** For each word the words that it is a piece of: a compound's, or one that a space was put into. */
function wholesOf(text: string, found: readonly Token[], vocabulary: Vocabulary): Map<Token, number[]> {
  const wholes = new Map<Token, number[]>()
  const add = (token: Token, words: readonly number[]): void => {
    if (words.length > 0) wholes.set(token, [...(wholes.get(token) ?? []), ...words])
  }
  for (const { word, parts } of compounds(text, found))
    for (const part of parts) add(part, vocabulary.related(word))
  for (const [at, right] of found.entries()) {
    const left = found[at - 1]
    const words = left ? joined(vocabulary, left.word, right.word) : []
    if (left) add(left, words)
    add(right, words)
  }
  return wholes
}

/** What counts for a word that may be meant, and for those that it may be a misspelling of. */
function merged(
  related: readonly Alternative[],
  readings: readonly (readonly Alternative[])[],
): Alternative[] {
  const weights = new Map(related.map(({ word, weight }) => [word, weight]))
  for (const { word, weight } of readings.flat())
    weights.set(word, Math.max(weights.get(word) ?? 0, weight * DOUBTFUL))
  return [...weights].map(([word, weight]) => ({ word, weight }))
}

/** Whether the texts mostly write the word that counts most for a concept like a name. */
function isMostlyName({ alternatives }: Concept, { wordClasses }: IndexWords): boolean {
  const best = alternatives.reduce<Alternative | undefined>(
    (most, next) => (most && most.weight >= next.weight ? most : next),
    undefined,
  )
  return best !== undefined && ((wordClasses[best.word] ?? 0) & NAME) !== 0
}

/** The concepts of which something holds, as bits. */
function bitsOf(concepts: readonly Concept[], holds: (concept: Concept) => boolean): number {
  return concepts.reduce((bits, concept, at) => (holds(concept) ? bits | (1 << at) : bits), 0)
}
