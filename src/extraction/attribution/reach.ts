import type { CompiledGrammar } from './compiledGrammar.ts'
import type { Word } from './words.ts'

/** So many words at most are taken for who speaks. */
export const LONGEST = 16
const LONGEST_INSERTION = 28

/** What joins the parts of one word or name. */
export function isInner({ text }: Word): boolean {
  return text === '-' || text === '’' || text === "'" || text === '&' || text === '‑'
}

/** How far back words may belong to who speaks; undefined where they are too many. */
export function reach(words: readonly Word[], to: number, grammar: CompiledGrammar): number | undefined {
  let from = to
  while (from > 0 && to - from < LONGEST) {
    const word = words[from - 1]
    if (!word || word.isQuoted || (word.isMark && !isInner(word)) || grammar.has('opens', word)) return from
    from -= 1
  }
  return from === 0 ? 0 : undefined
}

/** Passes over adverbs, auxiliaries, days and what stands in brackets. */
export function skipBack(words: readonly Word[], end: number, grammar: CompiledGrammar): number {
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

export function lastComma(words: readonly Word[], before: number): number | undefined {
  for (let at = before - 1; at >= Math.max(0, before - LONGEST_INSERTION); at -= 1) {
    const word = words[at]
    if (word?.small === ',') return at
    if (word?.isQuoted === true || word?.small === ';' || word?.small === ':') return undefined
  }
  return undefined
}

export function openingBracket(words: readonly Word[], before: number): number | undefined {
  for (let at = before - 1; at >= Math.max(0, before - LONGEST); at -= 1)
    if (words[at]?.small === '(') return at
  return undefined
}
