import type { ArgumentSpecification } from '../specification.ts'
import { isDate, type Lexeme } from './lexer.ts'
import { splitNames, type KnownAs } from './splitNames.ts'

/**
 * Gives the words that bear no argument's name to the arguments that are left, in their order. Where none is left for
 * words, they belong to the last that takes words: nothing that was typed is dropped.
 */
export function assign(
  free: readonly Lexeme[],
  open: readonly ArgumentSpecification[],
  knownAs: KnownAs,
): [string, string][] {
  const texts = open.filter(({ type }) => type === 'text')
  const [one, other] = texts
  const ending = endingOf(free, open)
  const words = ending.length > 0 ? free.slice(0, -ending.length) : free
  if (words.length === 0 || !one) return ending
  const typed = words.map((lexeme) => lexeme.typed)
  const split = other?.required ? splitNames(typed, knownAs) : undefined
  if (other && split) return [[one.name, split[0]], [other.name, split[1]], ...ending]
  return [[one.name, typed.join(' ')], ...ending]
}

/** A number after other words, and dates at the end, are what takes a number and dates. */
function endingOf(free: readonly Lexeme[], open: readonly ArgumentSpecification[]): [string, string][] {
  const number = open.find(({ type }) => type === 'integer')
  const last = free.at(-1)
  if (number && last && free.length > 1 && /^\d+$/.test(last.typed)) return [[number.name, last.typed]]
  const dates = open.filter(({ type }) => type === 'date')
  let count = 0
  for (let lexeme = last; count < dates.length && lexeme && isDate(lexeme); lexeme = free.at(-1 - count))
    count += 1
  const typed = free.slice(free.length - count)
  return typed.flatMap((lexeme, at): [string, string][] => {
    const date = dates[at]
    return date ? [[date.name, lexeme.typed]] : []
  })
}
