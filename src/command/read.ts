import type { Request } from '../card/request.ts'
import { editDistance } from '../search/editDistance.ts'
import { isDate, pieces, type Piece } from './pieces.ts'
import { LONGEST_TEXT } from './arguments.ts'
import { splitNames, type KnownAs } from './splitNames.ts'
import type { ArgumentSpecification, CommandSpecification } from './specification.ts'

/*
 * Reads what people type: `/timeline India from:2024-11`, `/relation "Pakistani Taliban" Pakistan`, or a question
 * without a slash.
 */

/**
 * @param knownAs tells whether words are the name of something; it decides where one name ends and the next begins.
 * @returns a request for the command that was typed, whether there is such a command or not; `ask` for text without a slash.
 */
export function readText(
  text: string,
  specifications: readonly CommandSpecification[],
  knownAs: KnownAs,
): Request {
  const typed = text.slice(0, LONGEST_TEXT).trim()
  if (!typed.startsWith('/')) return { command: 'ask', arguments: { question: typed }, page: 1 }
  const line = typed.slice(1).trimStart()
  const [first = '', second = ''] = line.split(/\s+/, 2)
  const specification =
    named(specifications, `${first} ${second}`.toLowerCase()) ?? named(specifications, first.toLowerCase())
  if (!specification) return { command: first.toLowerCase(), arguments: {}, page: 1 }
  const rest = line.replace(wordsPattern(specification.name), '')
  return { command: specification.name, arguments: readArguments(rest, specification, knownAs), page: 1 }
}

function named(
  specifications: readonly CommandSpecification[],
  name: string,
): CommandSpecification | undefined {
  return specifications.find((specification) => specification.name === name)
}

function wordsPattern(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(' ', '\\s+')}\\s*`, 'i')
}

function readArguments(
  text: string,
  { arguments: all }: CommandSpecification,
  knownAs: KnownAs,
): Record<string, string> {
  const typed = all.filter(({ hidden }) => !hidden)
  const [only] = typed
  if (only && typed.length === 1 && only.required)
    return { [only.name]: text.replace(new RegExp(`^${only.name}:\\s*`, 'i'), '') }
  const { named, free } = sorted(pieces(text), typed)
  const open = typed.filter(({ name }) => !named.has(name))
  const texts = typed.filter(({ type }) => type === 'text')
  const last = open.some(({ type }) => type === 'text') ? undefined : texts.at(-1)
  const given = new Map(named)
  for (const [name, words] of assign(free, last ? [...open, last] : open, knownAs))
    given.set(name, [named.get(name) ?? '', words].filter(Boolean).join(' '))
  return Object.fromEntries(given)
}

interface Sorted {
  readonly named: ReadonlyMap<string, string>
  /** What bears no argument's name. */
  readonly free: readonly Piece[]
}

/**
 * Words after `about:` belong to it, unless something that is required has not been typed yet:
 * `India about:border trade` is about border trade.
 */
function sorted(all: readonly Piece[], typed: readonly ArgumentSpecification[]): Sorted {
  const given = new Set(all.map(({ name }) => name))
  const missing = typed.filter(({ name, required }) => required && !given.has(name)).length
  const dates = typed.some(({ type }) => type === 'date')
  const named = new Map<string, string[]>()
  const free: Piece[] = []
  let last: { readonly values: string[]; readonly takesMore: boolean } | undefined
  for (const piece of all) {
    const meant = piece.name === undefined ? undefined : meantBy(piece.name, typed)
    const goesOn = last && (last.values.length === 0 || (last.takesMore && free.length >= missing))
    if (meant && piece.name !== undefined) {
      const values = named.get(piece.name) ?? []
      named.set(piece.name, values)
      if (piece.text !== '') values.push(piece.text)
      last = { values, takesMore: meant.type === 'text' && !piece.isQuoted }
    } else if (last && goesOn && !(dates && isDate(piece) && last.values.length > 0))
      last.values.push(piece.typed)
    else free.push(piece)
  }
  return { named: new Map([...named].map(([name, values]) => [name, values.join(' ')])), free }
}

/** The argument that a name before a colon means. A misspelt name is kept, for the dispatch to say so. */
function meantBy(name: string, typed: readonly ArgumentSpecification[]): ArgumentSpecification | undefined {
  return (
    typed.find((argument) => argument.name === name) ??
    typed.find((argument) => {
      const most = mistakesIn(argument.name)
      return most > 0 && editDistance(argument.name, name, most) <= most
    })
  )
}

/** Other words before a colon are words: "note: this". */
function mistakesIn({ length }: string): number {
  return length < 4 ? 0 : length < 5 ? 1 : 2
}

/**
 * Gives the words that bear no argument's name to the arguments that are left, in their order. Where none is left for
 * words, they belong to the last that takes words: nothing that was typed is dropped.
 */
function assign(
  free: readonly Piece[],
  open: readonly ArgumentSpecification[],
  knownAs: KnownAs,
): [string, string][] {
  const texts = open.filter(({ type }) => type === 'text')
  const [one, other] = texts
  const ending = endingOf(free, open)
  const words = ending.length > 0 ? free.slice(0, -ending.length) : free
  if (words.length === 0 || !one) return ending
  const typed = words.map((piece) => piece.typed)
  const split = other?.required ? splitNames(typed, knownAs) : undefined
  if (other && split) return [[one.name, split[0]], [other.name, split[1]], ...ending]
  return [[one.name, typed.join(' ')], ...ending]
}

/** A number after other words, and dates at the end, are what takes a number and dates. */
function endingOf(free: readonly Piece[], open: readonly ArgumentSpecification[]): [string, string][] {
  const number = open.find(({ type }) => type === 'integer')
  const last = free.at(-1)
  if (number && last && free.length > 1 && /^\d+$/.test(last.typed)) return [[number.name, last.typed]]
  const dates = open.filter(({ type }) => type === 'date')
  let count = 0
  for (let piece = last; count < dates.length && piece && isDate(piece); piece = free.at(-1 - count))
    count += 1
  const typed = free.slice(free.length - count)
  return typed.flatMap((piece, at): [string, string][] => {
    const date = dates[at]
    return date ? [[date.name, piece.typed]] : []
  })
}
