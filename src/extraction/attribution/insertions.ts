import type { CompiledGrammar } from './compiledGrammar.ts'
import { isInner } from './reach.ts'
import type { Word } from './words.ts'

/* What may stand between commas, behind who speaks. */

/** "however", "for his part". */
export function isAdverbial(inner: readonly Word[], grammar: CompiledGrammar): boolean {
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
export function isName(inner: readonly Word[], grammar: CompiledGrammar): boolean {
  const capitals = inner.filter(({ isCapital }) => isCapital).length
  return (
    capitals >= 2 &&
    capitals <= 5 &&
    inner.every((word) => word.isCapital || grammar.has('joins', word) || isInner(word))
  )
}

/** "the group's leader", "who heads the ministry": it tells more of whom stands before it. */
export function isApposition(inner: readonly Word[], grammar: CompiledGrammar): boolean {
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
