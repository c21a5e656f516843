import type { CompiledGrammar } from './compiledGrammar.ts'
import type { Word } from './words.ts'

/** Words for who speaks: the first and the one after the last, by their places in the sentence. */
export interface NounPhrase {
  readonly from: number
  readonly to: number
  /** A pronoun says only that it is somebody named before. */
  readonly pronoun?: 'he' | 'it'
}

/** They end like participles and are none, or stand before a noun. */
const ADJECTIVES = new Set(
  'united retired armed leading unnamed wounded displaced outgoing ruling visiting acting occupied fighting beijing backed'.split(
    ' ',
  ),
)

/** Cuts off what begins the sentence, and takes only what can be a speaker. */
export function speakerPhrase(
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
