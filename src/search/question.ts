import { compounds } from './compounds.ts'
import type { Families } from './families.ts'
import { hintsFor } from './hints.ts'
import { joined } from './joined.ts'
import { askedKind } from './kinds.ts'
import { isCapital, tokens, type Token } from './tokens.ts'
import type { Typos } from './typos.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word of the index that counts for a word of the question. */
export interface Alternative {
  readonly word: number
  /** 0..1; 1 is the very word that was asked for. */
  readonly weight: number
}

/** A word of the question with all that counts for it. */
export interface Concept {
  readonly word: string
  /** Empty if the index has nothing like the word. */
  readonly alternatives: readonly Alternative[]
  /** 0..1: how much words like this one say of a question's subject. */
  readonly weight: number
  /** Whether the question writes it like a name: with a capital, though not at the beginning. */
  readonly isName: boolean
}

/** A misspelt word and what it was read as, best first. */
export interface Repair {
  readonly word: string
  readonly read: readonly string[]
}

export interface Question {
  /** In the question's order, each word once. */
  readonly concepts: readonly Concept[]
  readonly repairs: readonly Repair[]
  /** Whether it has any word that says what it is about. */
  readonly isTelling: boolean
  /** The kind of thing asked for, as in kinds.ts. */
  readonly kind: number
  /** How a sentence tells what is asked for. */
  readonly hints: readonly RegExp[]
}

/** So much of a question is looked at, from its beginning. */
const MOST_CHARACTERS = 10_000
const MOST_CONCEPTS = 64
const STEM = 0.8
const REPAIRED = 0.8
const MOST_READINGS = 3
const FAMILY = 0.5
const SHORTEST_PART = 3
const LONGEST_SPLIT = 40
const GENERAL_WEIGHT = 0.5

/** Words that say what is wanted, not of what. */
const ASKING = new Set(
  'many much name called tell please give find show explain describe know say'.split(' '),
)
/** Words so general that a passage that answers seldom repeats them. */
const GENERAL = new Set(
  (
    'people person kind type sort year date time day number amount percent percentage thing place example way part ' +
    'term word long old large often different main known happen mean use make take get become'
  ).split(' '),
)

/** What a question is read against. */
export interface Lexicon {
  readonly vocabulary: Vocabulary
  readonly typos: Typos
  readonly families: Families
}

/** Reads a question against the words of an index. */
export function readQuestion(text: string, lexicon: Lexicon): Question {
  const cut = text.slice(0, MOST_CHARACTERS).trim()
  const found = tokens(cut)
  const wholes = wholesOf(cut, found, lexicon.vocabulary)
  const repairs: Repair[] = []
  const hasSmallLetters = cut !== cut.toUpperCase()
  const telling = tellingWords(cut, found, lexicon.vocabulary)
  const concepts = distinctWords(telling.length > 0 ? telling : found).flatMap(
    ({ word, isSame }): Concept[] => {
      const about = {
        word,
        weight: GENERAL.has(word) ? GENERAL_WEIGHT : 1,
        isName: hasSmallLetters && isSame.some((token) => token !== found[0] && isCapital(cut, token.start)),
      }
      const pieces = isSame.flatMap((token) => wholes.get(token) ?? [])
      const known = knownAs(word, pieces, lexicon.vocabulary)
      if (known.length > 0) return [{ ...about, alternatives: known }]
      const { read, concepts: readings } = repair(word, lexicon)
      if (read.length > 0) repairs.push({ word, read })
      return readings.map((alternatives) => ({ ...about, alternatives }))
    },
  )
  return {
    concepts,
    repairs,
    isTelling: telling.length > 0,
    kind: askedKind(found.map(({ word }) => word)),
    hints: hintsFor(cut),
  }
}

/** The words that say what the question is about. */
function tellingWords(text: string, found: readonly Token[], vocabulary: Vocabulary): Token[] {
  const isShouted = text === text.toUpperCase() && found.length > 1
  return found.filter(
    ({ word, start, end }) =>
      // "US" is no pronoun and "WHO" asks nothing.
      (!isShouted && /^\p{Lu}{2,}$/u.test(text.slice(start, end))) ||
      (!vocabulary.isStopWord(word) && !ASKING.has(word)),
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

function knownAs(word: string, wholes: readonly number[], vocabulary: Vocabulary): Alternative[] {
  const words = new Set([...vocabulary.related(word), ...wholes])
  return [...words].map((number) => ({ word: number, weight: vocabulary.words[number] === word ? 1 : STEM }))
}

interface Reading {
  readonly read: readonly string[]
  /** What counts for each of the words that the word was read as. */
  readonly concepts: readonly (readonly Alternative[])[]
}

/**
 * Reads a word that the index does not have: as two words without the space between them, as the nearest words that
 * the index has, the more frequent ones first, and as others of its family.
 */
function repair(word: string, { vocabulary, typos, families }: Lexicon): Reading {
  const ranked = typos
    .nearest(word)
    .map(({ word: number, distance }) => {
      const candidate = vocabulary.words[number] ?? ''
      const otherInitial = candidate.startsWith(word.charAt(0)) ? 0 : 1
      return { candidate, rank: distance + otherInitial - Math.log10(1 + vocabulary.count(number)) / 4 }
    })
    .sort((a, b) => a.rank - b.rank || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST_READINGS)
  const parts = ranked.length === 0 ? split(word, vocabulary) : undefined
  if (parts) return { read: [parts.join(' ')], concepts: parts.map((part) => knownAs(part, [], vocabulary)) }
  const weights = new Map(families.of(word).map((number) => [number, FAMILY]))
  for (const { candidate, rank } of ranked) {
    const weight = REPAIRED / (1 + rank - (ranked[0]?.rank ?? 0))
    for (const related of vocabulary.related(candidate))
      weights.set(related, Math.max(weight, weights.get(related) ?? 0))
  }
  return {
    read: [...new Set(ranked.map(({ candidate }) => candidate))],
    concepts: [[...weights].map(([number, weight]) => ({ word: number, weight }))],
  }
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
