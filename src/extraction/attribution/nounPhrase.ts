import type { CompiledGrammar } from './compiledGrammar.ts'
import { isAdverbial, isApposition, isName } from './insertions.ts'
import { isInner, lastComma, LONGEST, openingBracket, reach, skipBack } from './reach.ts'
import { speakerPhrase, type NounPhrase } from './speakerPhrase.ts'
import type { Word } from './words.ts'

/**
 * The words for who speaks that end before a place.
 * @returns undefined where it is not certain what they are.
 */
export function phraseBefore(
  words: readonly Word[],
  end: number,
  grammar: CompiledGrammar,
): NounPhrase | undefined {
  let to = skipBack(words, end, grammar)
  const last = words[to - 1]
  if (last?.small === ',') {
    const comma = lastComma(words, to - 1)
    if (comma === undefined) return undefined
    const inner = words.slice(comma + 1, to - 1)
    if (isAdverbial(inner, grammar)) return phraseBefore(words, comma, grammar)
    const before = phraseBefore(words, comma, grammar)
    if (!before || before.pronoun) return undefined
    if (isName(inner, grammar) && !isName(words.slice(before.from, before.to), grammar))
      return { from: comma + 1, to: to - 1 }
    return isApposition(inner, grammar) ? before : undefined
  }
  if (last?.small === ')') to = openingBracket(words, to - 1) ?? to
  const from = reach(words, to, grammar)
  if (from === undefined) return undefined
  const found = speakerPhrase(words, from, to, grammar)
  if (!found) return undefined
  if (grammar.has('and', words[from - 1])) return withOthers(words, found, from - 1, grammar)
  return grammar.has('articles', words[found.from])
    ? (nameBefore(words, found.from, grammar) ?? found)
    : found
}

/** The name that an apposition of several parts tells of: "Berg, a fellow at the Quay Institute (QI), a think tank, said". */
function nameBefore(words: readonly Word[], at: number, grammar: CompiledGrammar): NounPhrase | undefined {
  if (words[at - 1]?.small !== ',' || !grammar.capitalsAreNames) return undefined
  const from = reach(words, at - 1, grammar)
  if (from === undefined || from === at - 1) return undefined
  const name = words.slice(from, at - 1)
  const opener = words[from - 1]
  if (
    !name.every(({ isCapital }) => isCapital) ||
    (opener !== undefined && !opener.isQuoted && opener.small === ',')
  )
    return undefined
  return speakerPhrase(words, from, at - 1, grammar)
}

/**
 * Whoever stands before an "and" speaks too, unless a clause ends there: "the leaders of Norland and Suderland said", but
 * "the ferry sank and the ministry said".
 */
function withOthers(
  words: readonly Word[],
  found: NounPhrase,
  and: number,
  grammar: CompiledGrammar,
): NounPhrase | undefined {
  if (found.pronoun) return found
  const from = reach(words, and, grammar)
  if (from === undefined) return undefined
  const others = words.slice(from, and)
  const isClause =
    others.some((word) => isClauseWord(word, grammar)) ||
    (others.length === 0 && words[and - 1]?.small === ',')
  if (isClause) return isInList(words, and, grammar) ? undefined : found
  const both = speakerPhrase(words, from, found.to, grammar)
  return both && !isInList(words, from, grammar) ? both : undefined
}

function isClauseWord(word: Word, grammar: CompiledGrammar): boolean {
  return (
    grammar.has('clause', word) || grammar.has('hinders', word) || grammar.verbAt([word], 0) !== undefined
  )
}

/** Whether the words before a place are one of several names with commas between: "Norland, Sudland and". */
function isInList(words: readonly Word[], at: number, grammar: CompiledGrammar): boolean {
  const comma = words[at - 1]?.small === ',' ? at - 1 : undefined
  if (comma === undefined || !grammar.capitalsAreNames) return false
  const last = words[comma - 1]
  const before = reach(words, comma, grammar)
  if (before === undefined || before === comma || !last?.isCapital || grammar.has('times', last)) return false
  const segment = words.slice(before, comma)
  return (
    !grammar.has('prepositions', segment[0]) &&
    !segment.some((word) => grammar.has('hinders', word) || grammar.verbAt([word], 0) !== undefined)
  )
}

/** The words for who speaks that begin at a place. */
export function phraseBehind(
  words: readonly Word[],
  start: number,
  grammar: CompiledGrammar,
): NounPhrase | undefined {
  let to = start
  while (to < words.length && to - start < LONGEST) {
    const word = words[to]
    if (!word || word.isQuoted || (word.isMark && !isInner(word))) break
    const isEnd = grammar.has('ends', word) || (grammar.has('clause', word) && !grammar.has('joins', word))
    if (to > start + 1 && isVerbBehindName(words, to, grammar)) break
    if (to > start && isEnd && !goesOn(words, to, grammar)) break
    to += 1
  }
  return to - start >= LONGEST ? undefined : speakerPhrase(words, start, to, grammar)
}

/** Where nouns have capitals, a small word behind one that neither joins nor is an article is the sentence's verb. */
function isVerbBehindName(words: readonly Word[], at: number, grammar: CompiledGrammar): boolean {
  const word = words[at]
  const isSmall = word !== undefined && !word.isMark && !word.isCapital
  return (
    grammar.order === 'verb second' &&
    !grammar.capitalsAreNames &&
    isSmall &&
    !word.small.startsWith('al-') &&
    words[at - 1]?.isCapital === true &&
    !grammar.has('joins', word) &&
    !grammar.has('articles', word)
  )
}

/** "head of mission in Gaza" ends with "in", "Ministry of Health and Welfare" does not end with "of". */
function goesOn(words: readonly Word[], at: number, grammar: CompiledGrammar): boolean {
  const next = words[at + 1]
  return (
    words[at]?.small === 'and' &&
    next?.isCapital === true &&
    words[at - 1]?.isCapital === true &&
    grammar.capitalsAreNames
  )
}
