import { language } from '../languages.ts'
import { governedFrom, sameCountry } from '../lexicon/countries.ts'
import { relatedWords, type Relation } from '../lexicon/lexicon.ts'
import { compoundsOf } from './german.ts'
import { NAME } from './wordClasses.ts'
import { heardAs } from './transliteration.ts'
import type { Families } from './families.ts'
import type { Typos } from '../typos.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word of the index that counts for a word of the question. */
export interface Alternative {
  readonly word: number
  /** 0..1; 1 is the very word that was asked for. */
  readonly weight: number
}

/** What a question is read against. */
export interface IndexWords {
  /** The language of the texts, as of `languageCode`. */
  readonly code: string
  readonly vocabulary: Vocabulary
  readonly typos: Typos
  readonly families: Families
  /** The class of each word, as in wordClasses.ts. */
  readonly wordClasses: Uint8Array
}

/** How much a word counts that is not the very word that was asked for: by its stem, its spelling, its beginning. */
const STEM = 0.8
const REPAIRED = 0.8
const FAMILY = 0.5
/** Of four letters one is a quarter of the word: "gold" is no misspelling of "good" as often as not. */
const SHORT_REPAIRED = 0.5
const SHORT = 4
/** What a second mistake takes off. */
const SECOND_MISTAKE = 0.4
const MOST_READINGS = 3
const SHORTEST_PART = 3
const LONGEST_SPLIT = 40
/** Shorter words are alike in two languages by chance. */
const SHORTEST_COGNATE = 5

/** What counts for a word that the index has: the word, others with its stem, and wholes that it is a piece of. */
export function knownAs(word: string, wholes: readonly number[], vocabulary: Vocabulary): Alternative[] {
  const words = new Set([...vocabulary.related(word), ...wholes])
  return [...words].map((number) => ({ word: number, weight: vocabulary.words[number] === word ? 1 : STEM }))
}

/** How much a word counts that has to do with the one that was asked for. */
const RELATED: Readonly<Record<Relation, number>> = {
  base: STEM,
  form: STEM,
  derived: 0.6,
  synonym: 0.4,
  near: 0.25,
}

/**
 * What counts for a word besides what is given: what the language's lexicon says has to do with it. Other languages than
 * English have no lexicon.
 */
export function withRelated(
  word: string,
  known: readonly Alternative[],
  { code, vocabulary }: IndexWords,
): Alternative[] {
  if (code !== 'en') return [...known]
  const weights = new Map(known.map((alternative) => [alternative.word, alternative.weight]))
  // Wider and narrower words are many, and say little where the texts have the word itself.
  const isKnown = known.length > 0
  for (const { word: other, relation } of relatedWords(word))
    if (!isKnown || relation !== 'near')
      for (const number of vocabulary.related(other))
        weights.set(number, Math.max(RELATED[relation], weights.get(number) ?? 0))
  return [...weights].map(([number, weight]) => ({ word: number, weight }))
}

/** What counts for a German word besides what is given: the compounds that it is a part of. */
export function withCompounds(
  word: string,
  isNoun: boolean,
  known: readonly Alternative[],
  { code, vocabulary }: IndexWords,
): readonly Alternative[] {
  if (code !== 'de') return known
  const isKnown = new Set(known.map((alternative) => alternative.word))
  const wholes = compoundsOf(word, isNoun, vocabulary.words).filter(
    (number) => vocabulary.count(number) > 0 && !isKnown.has(number),
  )
  return [...known, ...wholes.map((number) => ({ word: number, weight: FAMILY }))]
}

/** How much another word for the same country counts: "Britain" for "British", or "London" for what its government did. */
const SAME_COUNTRY = 0.4
const GOVERNMENT = 0.5

/**
 * What counts for a name besides what is given: other words for the country that it is the name of.
 * @param acts whether it is asked what the named one did, so that a capital is a government.
 */
export function withCountry(
  word: string,
  acts: boolean,
  known: readonly Alternative[],
  { code, vocabulary }: IndexWords,
): Alternative[] {
  const weights = new Map(known.map((alternative) => [alternative.word, alternative.weight]))
  const add = (others: readonly string[], weight: number): void => {
    for (const number of others.flatMap((other) => vocabulary.related(other)))
      weights.set(number, Math.max(weight, weights.get(number) ?? 0))
  }
  add(sameCountry(word, code, code), SAME_COUNTRY)
  if (acts && code === 'en') add(governedFrom(word), GOVERNMENT)
  return [...weights].map(([number, weight]) => ({ word: number, weight }))
}

/**
 * What counts for a word of a question in another language than the texts': a name, a number, or a word that both
 * languages write in the same way.
 * @param isName whether the question writes it like a name.
 * @param from the question's language.
 */
export function foreign(
  word: string,
  isName: boolean,
  from: string,
  { code, vocabulary, typos }: IndexWords,
): Alternative[] {
  if (!isName && !/\p{N}/u.test(word) && (word.length < SHORTEST_COGNATE || language(code).isStopWord(word)))
    return []
  const countries = isName ? sameCountry(word, from, code) : []
  const same = [word, ...countries].flatMap((each) => vocabulary.related(each))
  const near = same.length > 0 || !isName ? [] : typos.nearest(word).map(({ word: number }) => number)
  return [
    ...same.map((number) => ({ word: number, weight: vocabulary.words[number] === word ? 1 : STEM })),
    ...near.map((number) => ({ word: number, weight: REPAIRED })),
  ]
}

/** Languages whose script does not tell by a capital which words are names. */
const WITHOUT_CAPITALS = new Set(['ar', 'fa', 'ps', 'ur'])
/** How much a name counts that is written in another script. */
const TRANSLITERATED = 0.7

/**
 * The names of the texts that a word of another script is heard as, alone or with the word behind or before it: names of
 * two words are written as one in Latin letters as often as not.
 * @param words the word, and what it makes with its neighbours.
 */
export function transliterated(
  words: readonly string[],
  { code, vocabulary, wordClasses }: IndexWords,
): Alternative[] {
  const hasCapitals = !WITHOUT_CAPITALS.has(code)
  const found = new Set(words.flatMap((word) => [...heardAs(word, vocabulary.words)]))
  return [...found]
    .filter(
      (number) => vocabulary.count(number) > 0 && (!hasCapitals || ((wordClasses[number] ?? 0) & NAME) !== 0),
    )
    .map((word) => ({ word, weight: TRANSLITERATED }))
}

/** How a word was read that the index does not have. */
export interface Reading {
  /** The words that it may be a misspelling of, best first. */
  readonly read: readonly string[]
  /** What counts for each of the words that the word was read as. */
  readonly concepts: readonly (readonly Alternative[])[]
}

/**
 * Reads a word that the index does not have: as two words without the space between them, as the nearest words that
 * the index has, the more frequent ones first, and as others of its family.
 * @param isName whether the question writes it like a name: no name is read as a common word.
 */
export function repair(word: string, isName: boolean, words: IndexWords): Reading {
  const { vocabulary, families } = words
  const ranked = spellings(word, isName, words)
  const parts = ranked.length === 0 ? split(word, vocabulary) : undefined
  if (parts) return { read: [parts.join(' ')], concepts: parts.map((part) => knownAs(part, [], vocabulary)) }
  const weights = new Map(families.of(word).map((number) => [number, FAMILY]))
  for (const { candidate, weight, rank } of ranked) {
    const compared = weight / (1 + rank - (ranked[0]?.rank ?? 0))
    for (const related of vocabulary.related(candidate))
      weights.set(related, Math.max(compared, weights.get(related) ?? 0))
  }
  return {
    read: [...new Set(ranked.map(({ candidate }) => candidate))],
    concepts: [[...weights].map(([number, weight]) => ({ word: number, weight }))],
  }
}

/** The nearest words of the index, best first; a first letter is seldom mistaken, a frequent word often meant. */
function spellings(
  word: string,
  isName: boolean,
  { vocabulary, typos, wordClasses }: IndexWords,
): { readonly candidate: string; readonly weight: number; readonly rank: number }[] {
  return typos
    .nearest(word)
    .filter((reading) => !isName || ((wordClasses[reading.word] ?? 0) & NAME) !== 0)
    .map(({ word: number, distance }) => {
      const candidate = vocabulary.words[number] ?? ''
      const otherInitial = candidate.startsWith(word.charAt(0)) ? 0 : 1
      return {
        candidate,
        weight:
          (word.length > SHORT ? REPAIRED : SHORT_REPAIRED) /
          (1 + SECOND_MISTAKE * (distance - 1) + otherInitial),
        rank: distance + otherInitial - Math.log10(1 + vocabulary.count(number)) / 4,
      }
    })
    .sort((a, b) => a.rank - b.rank || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST_READINGS)
}

/** The two words of the index that the word is made of, if the space between them was forgotten. */
function split(word: string, vocabulary: Vocabulary): readonly [string, string] | undefined {
  let most = 0
  let best: readonly [string, string] | undefined
  for (let at = SHORTEST_PART; at <= Math.min(word.length, LONGEST_SPLIT) - SHORTEST_PART; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)] as const
    const rarer = Math.min(...parts.map((part) => vocabulary.frequency(part)))
    if (rarer <= most) continue
    most = rarer
    best = parts
  }
  return best
}
