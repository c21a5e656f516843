import { compounds } from './compounds.ts'
import { joined } from './joined.ts'
import { tokens, type Token } from './tokens.ts'
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
  /** Whether the word itself, or another with its stem, is in the index. */
  readonly isKnown: boolean
  /** Empty if the index has nothing like the word. */
  readonly alternatives: readonly Alternative[]
  /** 0..1: how much the word says of the question's subject. */
  readonly weight: number
}

/** A misspelt word and what it was read as. */
export interface Repair {
  readonly word: string
  readonly read: readonly string[]
}

export interface Question {
  readonly concepts: readonly Concept[]
  readonly repairs: readonly Repair[]
}

/** So many words of a question are looked at, from its beginning. */
const MOST_CONCEPTS = 64
const MOST_CHARACTERS = 10_000
const STEM = 0.9
const REPAIRED = 0.8
const MOST_READINGS = 3

/** Words that say what is asked for, or nothing, when they stand in an English question. */
const ASKING = new Set(
  'many much name called tell please give find show explain describe know say us'.split(' '),
)
/** Words so general that a passage seldom repeats them. */
const GENERAL = new Set(
  'people person kind type sort year date time day number amount percent percentage thing place example way part term word long old large often different main known happen mean use make take get become'.split(
    ' ',
  ),
)

/** Reads a question against the words of an index. */
export function readQuestion(text: string, vocabulary: Vocabulary, typos: Typos): Question {
  const cut = text.slice(0, MOST_CHARACTERS)
  const found = tokens(cut)
  const wholes = wholesOf(cut, found, vocabulary)
  const asked = found.filter((token) => !isDropped(token.word, vocabulary))
  const distinct = new Map((asked.length > 0 ? asked : found).map((token) => [token.word, token]))
  const concepts: Concept[] = []
  const repairs: Repair[] = []
  for (const token of [...distinct.values()].slice(0, MOST_CONCEPTS)) {
    const weight = GENERAL.has(token.word) ? 0.5 : 1
    const own = known(token.word, wholes.get(token) ?? [], vocabulary)
    if (own.length > 0) {
      concepts.push({ word: token.word, isKnown: true, alternatives: own, weight })
      continue
    }
    const read = repair(token.word, vocabulary, typos)
    concepts.push({ word: token.word, isKnown: false, alternatives: read.alternatives, weight })
    if (read.words.length > 0) repairs.push({ word: token.word, read: read.words })
  }
  return { concepts, repairs }
}

function isDropped(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.isStopWord(word) || ASKING.has(word)
}

/** For each word the words that it is a piece of: a compound's, or one that a space was put into. */
function wholesOf(text: string, found: readonly Token[], vocabulary: Vocabulary): Map<Token, number[]> {
  const wholes = new Map<Token, number[]>()
  const add = (token: Token, words: readonly number[]): void => {
    if (words.length > 0) wholes.set(token, [...(wholes.get(token) ?? []), ...words])
  }
  for (const compound of compounds(text, found)) {
    const words = vocabulary.related(compound.word)
    for (const token of found)
      if (token.start >= compound.start && token.end <= compound.end) add(token, words)
  }
  for (const [at, right] of found.entries()) {
    const left = found[at - 1]
    if (!left) continue
    const words = joined(vocabulary, left.word, right.word)
    add(left, words)
    add(right, words)
  }
  return wholes
}

function known(word: string, wholes: readonly number[], vocabulary: Vocabulary): Alternative[] {
  const words = new Set([...vocabulary.related(word), ...wholes])
  return [...words].map((number) => ({ word: number, weight: vocabulary.words[number] === word ? 1 : STEM }))
}

interface Reading {
  readonly words: readonly string[]
  readonly alternatives: readonly Alternative[]
}

/** Reads a word that the index does not have as the nearest words that it has, the more frequent ones first. */
function repair(word: string, vocabulary: Vocabulary, typos: Typos): Reading {
  const read = typos
    .nearest(word)
    .map(({ word: number, distance }) => {
      const candidate = vocabulary.words[number] ?? ''
      const otherInitial = candidate.startsWith(word.charAt(0)) ? 0 : 1
      return { candidate, rank: distance + otherInitial - Math.log10(1 + vocabulary.count(number)) / 4 }
    })
    .sort((a, b) => a.rank - b.rank || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST_READINGS)
  const alternatives = new Map<number, number>()
  for (const { candidate, rank } of read) {
    const weight = REPAIRED / (1 + rank - (read[0]?.rank ?? 0))
    for (const related of vocabulary.related(candidate))
      alternatives.set(related, Math.max(weight, alternatives.get(related) ?? 0))
  }
  return {
    words: read.map(({ candidate }) => candidate),
    alternatives: [...alternatives].map(([number, weight]) => ({ word: number, weight })),
  }
}
