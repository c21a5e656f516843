import type { Request } from '../card/request.ts'
import { editDistance } from '../search/editDistance.ts'
import type { ArgumentSpecification, CommandSpecification } from './specification.ts'

/*
 * Reads what people type: `/timeline India from:2024-11`, `/relation "Pakistani Taliban" Pakistan`, or a question
 * without a slash.
 */

/** A word, or several in quotes, as typed. */
interface Piece {
  readonly text: string
  /** The name before a colon: `from` in `from:2024`. */
  readonly name?: string
  readonly isQuoted: boolean
}

/**
 * @param isName tells whether words are the name of something; it decides where one name ends and the next begins.
 * @returns a request for the command that was typed, whether there is such a command or not; `ask` for text without a slash.
 */
export function readText(
  text: string,
  specifications: readonly CommandSpecification[],
  isName: (words: string) => boolean,
): Request {
  const line = text.trim()
  if (!line.startsWith('/')) return { command: 'ask', arguments: { question: line }, page: 1 }
  const [first = '', second = ''] = line.slice(1).split(/\s+/, 2)
  const specification =
    named(specifications, `${first} ${second}`.toLowerCase()) ?? named(specifications, first.toLowerCase())
  if (!specification) return { command: first.toLowerCase(), arguments: {}, page: 1 }
  const rest = line.slice(1).trimStart().replace(wordsPattern(specification.name), '')
  return { command: specification.name, arguments: readArguments(rest, specification, isName), page: 1 }
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
  isName: (words: string) => boolean,
): Record<string, string> {
  const typed = all.filter(({ hidden }) => !hidden)
  const [only] = typed
  if (only && typed.length === 1 && only.required) return { [only.name]: text }
  const values = new Map<string, string>()
  const free: Piece[] = []
  for (const piece of pieces(text)) {
    if (piece.name !== undefined && isMeantAsName(piece.name, typed)) values.set(piece.name, piece.text)
    else free.push(piece)
  }
  const open = typed.filter(({ name }) => !values.has(name))
  for (const [name, value] of assign(free, open, isName)) values.set(name, value)
  return Object.fromEntries(values)
}

const MOST_MISTAKES = 2

/** A misspelt argument is kept as it is, for the dispatch to say so; other words before a colon are words. */
function isMeantAsName(name: string, typed: readonly ArgumentSpecification[]): boolean {
  return typed.some(
    (argument) =>
      argument.name === name ||
      (argument.name.length > MOST_MISTAKES + 1 &&
        editDistance(argument.name, name, MOST_MISTAKES) <= MOST_MISTAKES),
  )
}

/** `name:` takes what follows it up to the next space, or all that stands in quotes. */
const PIECE =
  /(?:(?<name>[a-z]{1,32}):)?(?:"(?<quoted>[^"]*)"|“(?<curly>[^”]*)”|(?<plain>\S+))|(?<bare>\S+)/gu

function pieces(text: string): Piece[] {
  return [...text.matchAll(PIECE)].map(({ 0: whole, groups = {} }) => {
    const { name, quoted, curly, plain, bare } = groups
    const inner = quoted ?? curly
    return {
      text: inner ?? plain ?? bare ?? whole,
      ...(name !== undefined && { name }),
      isQuoted: inner !== undefined,
    }
  })
}

/** Gives the words that bear no argument's name to the arguments that are left, in their order. */
function assign(
  free: readonly Piece[],
  open: readonly ArgumentSpecification[],
  isName: (words: string) => boolean,
): [string, string][] {
  if (free.length === 0) return []
  const last = free.at(-1)
  const number = open.find(({ type }) => type === 'integer')
  const texts = open.filter(({ type }) => type === 'text')
  if (number && last && free.length > 1 && /^\d+$/.test(last.text))
    return [...assign(free.slice(0, -1), texts, isName), [number.name, last.text]]
  const [one, other] = texts
  if (!one) return []
  if (other?.required) return two(free, [one.name, other.name], isName)
  return [[one.name, free.map(asTyped).join(' ')]]
}

/** A word that looks like an argument of another command is a word: "note: this". */
function asTyped({ name, text }: Piece): string {
  return name === undefined ? text : `${name}:${text}`
}

/** Splits words between two names: where both sides are names, else at a word between them, else after the first. */
function two(
  free: readonly Piece[],
  [one, other]: readonly [string, string],
  isName: (words: string) => boolean,
): [string, string][] {
  const words = free.map(asTyped)
  const sides = (at: number, until = at): readonly [string, string] => [
    words.slice(0, at).join(' ').replace(/,$/, ''),
    words.slice(until).join(' '),
  ]
  const between = words.findIndex(
    (word, at) => at > 0 && at < words.length - 1 && /^(?:and|&|vs\.?|with)$/i.test(word),
  )
  const splits = words.map((_, at) => sides(at)).slice(1)
  const split =
    (between > 0 ? sides(between, between + 1) : undefined) ??
    splits.find(([left, right]) => isName(left) && isName(right)) ??
    splits.find(([left]) => free[0]?.isQuoted !== true || left === free[0].text)
  return split
    ? [
        [one, split[0]],
        [other, split[1]],
      ]
    : [[one, words.join(' ')]]
}
