import type { CompiledGrammar } from './compiledGrammar.ts'
import type { Word } from './words.ts'

/** Words for who speaks: the first and the one after the last, by their places in the sentence. */
export interface NounPhrase {
  readonly from: number
  readonly to: number
  /** A pronoun says only that it is somebody named before. */
  readonly pronoun?: 'he' | 'it'
}

const LONGEST = 16
const LONGEST_INSERTION = 28

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
  const found = checked(words, from, to, grammar)
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
  return checked(words, from, at - 1, grammar)
}

/** How far back words may belong to who speaks; undefined where they are too many. */
function reach(words: readonly Word[], to: number, grammar: CompiledGrammar): number | undefined {
  let from = to
  while (from > 0 && to - from < LONGEST) {
    const word = words[from - 1]
    if (!word || word.isQuoted || (word.isMark && !isInner(word)) || grammar.has('opens', word)) return from
    from -= 1
  }
  return from === 0 ? 0 : undefined
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
  const both = checked(words, from, found.to, grammar)
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
  return to - start >= LONGEST ? undefined : checked(words, start, to, grammar)
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

function isInner({ text }: Word): boolean {
  return text === '-' || text === '’' || text === "'" || text === '&' || text === '‑'
}

/** Passes over adverbs, auxiliaries, days and what stands in brackets. */
function skipBack(words: readonly Word[], end: number, grammar: CompiledGrammar): number {
  let at = end
  for (;;) {
    const word = words[at - 1]
    if (!word) return at
    if (grammar.has('between', word) || /^[a-z]{3,}ly$/.test(word.small)) at -= 1
    else if (grammar.has('times', word) && at - 1 > 0 && timeStart(words, at, grammar) > 0)
      at = timeStart(words, at, grammar)
    else return at
  }
}

/** Where "on Tuesday", "last week" begins that ends before a place, if it stands behind a speaker; 0 otherwise. */
function timeStart(words: readonly Word[], end: number, grammar: CompiledGrammar): number {
  let at = end
  while (at > 0 && grammar.has('times', words[at - 1])) at -= 1
  return at
}

function lastComma(words: readonly Word[], before: number): number | undefined {
  for (let at = before - 1; at >= Math.max(0, before - LONGEST_INSERTION); at -= 1) {
    const word = words[at]
    if (word?.small === ',') return at
    if (word?.isQuoted === true || word?.small === ';' || word?.small === ':') return undefined
  }
  return undefined
}

function openingBracket(words: readonly Word[], before: number): number | undefined {
  for (let at = before - 1; at >= Math.max(0, before - LONGEST); at -= 1)
    if (words[at]?.small === '(') return at
  return undefined
}

/** "however", "for his part". */
function isAdverbial(inner: readonly Word[], grammar: CompiledGrammar): boolean {
  const [first] = inner
  return (
    inner.length > 0 &&
    inner.length <= 6 &&
    (grammar.has('between', first) ||
      (grammar.has('prepositions', first) && inner.every((word) => !word.isMark)) ||
      (grammar.has('adverbs', first) && inner.length <= 2) ||
      inner.every((word) => grammar.has('times', word)))
  )
}

/** A run of capitals with what joins them. */
function isName(inner: readonly Word[], grammar: CompiledGrammar): boolean {
  const capitals = inner.filter(({ isCapital }) => isCapital).length
  return (
    capitals >= 2 &&
    capitals <= 5 &&
    inner.every((word) => word.isCapital || grammar.has('joins', word) || isInner(word))
  )
}

/** "the group's leader", "who heads the ministry": it tells more of whom stands before it. */
function isApposition(inner: readonly Word[], grammar: CompiledGrammar): boolean {
  const [first] = inner
  if (!first) return false
  if (grammar.has('opens', first))
    return /^(?:who|whose|which|qui|dont|der|die|das|que|quien|который|которая)$/.test(first.small)
  const hasClause = inner.some((word) => grammar.has('clause', word) && !grammar.has('joins', word))
  return (
    !hasClause &&
    (grammar.has('articles', first) ||
      grammar.has('speakers', first) ||
      first.isCapital ||
      grammar.has('speakers', inner.at(-1)) ||
      /^\d+$/.test(first.small) ||
      inner.some((word) => grammar.has('speakers', word)))
  )
}

/** Cuts off what begins the sentence, and takes only what can be a speaker. */
function checked(
  words: readonly Word[],
  start: number,
  end: number,
  grammar: CompiledGrammar,
): NounPhrase | undefined {
  let from = start
  let to = end
  while (to > from && (grammar.has('articles', words[to - 1]) || grammar.has('prepositions', words[to - 1])))
    to -= 1
  while (from < to && (grammar.has('adverbs', words[from]) || words[from]?.isMark === true)) from += 1
  if (from < to && grammar.has('times', words[from]) && to - from === 1) return undefined
  if (from > start || from === 0 || words[from - 1]?.isMark === true)
    from = pastTime(words, from, to, grammar)
  const phrase = words.slice(from, to)
  const [first] = phrase
  if (!first || !phrase.some(({ isMark }) => !isMark)) return undefined
  if (phrase.length === 1 && grammar.has('he', first)) return { from, to, pronoun: 'he' }
  if (phrase.length === 1 && grammar.has('it', first)) return { from, to, pronoun: 'it' }
  if (
    grammar.has('otherPronouns', first) &&
    !phrase.slice(1).some((word) => grammar.has('speakers', word) || word.isCapital)
  )
    return undefined
  if (
    grammar.has('prepositions', first) ||
    phrase.some((word) => grammar.has('clause', word) || word.text.includes('/'))
  )
    return undefined
  if (phrase.some((word) => grammar.has('between', word))) return undefined
  if (phrase.some((word) => grammar.has('he', word) || grammar.has('it', word))) return undefined
  return isSpeaker(phrase, grammar) ? { from, to } : undefined
}

/** "On Saturday Lebanon's ministry": the day is no part of who speaks. */
function pastTime(words: readonly Word[], start: number, to: number, grammar: CompiledGrammar): number {
  let at = start
  while (
    at < to &&
    (grammar.has('times', words[at]) || (at > start && /^\d{1,4}$/.test(words[at]?.small ?? '')))
  )
    at += 1
  return at
}

/** It has a name, or is of those who speak. */
function isSpeaker(phrase: readonly Word[], grammar: CompiledGrammar): boolean {
  const isKnown = phrase.some((word) => grammar.has('speakers', word))
  if (!grammar.capitalsAreNames) return isKnown || phrase.length <= 6
  const names = phrase.filter(
    ({ isCapital }, at) => isCapital && !(at === 0 && grammar.has('articles', phrase[0])),
  )
  if (names.length === 0) return isKnown
  const [first] = phrase
  const small = phrase.filter(({ isCapital, isMark }) => !isCapital && !isMark)
  // "Growing fears said": a capital that only opens the sentence names nobody.
  if (names.length === 1 && names[0] === first && small.length > 0 && !/'s$|s'$/.test(first?.small ?? ''))
    return isKnown || first?.text === first?.text.toUpperCase()
  return (
    small.every(
      (word) =>
        !/(?:ed|ing)$/.test(word.small) || ADJECTIVES.has(word.small) || grammar.has('speakers', word),
    ) || isKnown
  )
}

const ADJECTIVES = new Set(
  'united retired armed leading unnamed wounded displaced outgoing ruling visiting acting occupied fighting beijing backed'.split(
    ' ',
  ),
)
