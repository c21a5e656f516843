import { editDistance } from '../../search/editDistance.ts'
import type { ArgumentSpecification, CommandSpecification } from '../specification.ts'
import { isDate, lexemes, type Lexeme } from './lexer.ts'
import { assign } from './positional.ts'
import type { KnownAs } from './splitNames.ts'
import { readWhole, takesWholeLine } from './wholeLine.ts'

/** Reads what stands behind a command's name as the values of its arguments. */
export function readArguments(
  text: string,
  specification: CommandSpecification,
  knownAs: KnownAs,
): Record<string, string> {
  const only = takesWholeLine(specification)
  if (only) return readWhole(text, specification, only)
  const typed = specification.arguments.filter(({ hidden }) => !hidden)
  const { named, free } = sorted(lexemes(text), typed)
  const own = typed.filter(({ filter }) => filter === undefined)
  const open = own.filter(({ name }) => !named.has(name))
  const last = open.some(({ type }) => type === 'text')
    ? undefined
    : own.findLast(({ type }) => type === 'text')
  const given = new Map(named)
  for (const [name, words] of assign(free, last ? [...open, last] : open, knownAs))
    given.set(name, [named.get(name) ?? '', words].filter(Boolean).join(' '))
  return Object.fromEntries(given)
}

interface Sorted {
  readonly named: ReadonlyMap<string, string>
  /** What bears no argument's name. */
  readonly free: readonly Lexeme[]
}

/**
 * Words after `about:` belong to it, unless something that is required has not been typed yet:
 * `India about:border trade` is about border trade.
 */
function sorted(all: readonly Lexeme[], typed: readonly ArgumentSpecification[]): Sorted {
  const given = new Set(all.map(({ name }) => name))
  const missing = typed.filter(({ name, required }) => required && !given.has(name)).length
  const dates = typed.some(({ type, filter }) => type === 'date' && filter === undefined)
  const named = new Map<string, string[]>()
  const free: Lexeme[] = []
  let last: { readonly values: string[]; readonly takesMore: boolean } | undefined
  for (let at = 0; at < all.length; at += 1) {
    const lexeme = all[at]
    if (!lexeme) break
    const end = periodEnd(lexeme, all[at + 1], typed)
    if (end && !given.has(end.name) && !named.has(end.name)) {
      named.set(end.name, [end.date])
      at += 1
      continue
    }
    const meant = lexeme.name === undefined ? undefined : meantBy(lexeme.name, typed)
    const goesOn = last && (last.values.length === 0 || (last.takesMore && free.length >= missing))
    if (meant && lexeme.name !== undefined) {
      const values = named.get(lexeme.name) ?? []
      named.set(lexeme.name, values)
      if (lexeme.text !== '') values.push(lexeme.text)
      last = { values, takesMore: meant.type === 'text' && !meant.filter && !lexeme.isQuoted }
    } else if (last && goesOn && !(dates && isDate(lexeme) && last.values.length > 0))
      last.values.push(lexeme.typed)
    else free.push(lexeme)
  }
  return { named: new Map([...named].map(([name, values]) => [name, values.join(' ')])), free }
}

/** Words that say without a colon from when or until when. */
const PERIOD: Readonly<Record<string, string>> = {
  from: 'from',
  since: 'from',
  to: 'to',
  until: 'to',
  'as-of': 'as-of',
  'changed-since': 'changed-since',
}

/** `from 2024-09` is `from:2024-09`, wherever it stands. */
function periodEnd(
  { typed: word, isQuoted }: Lexeme,
  next: Lexeme | undefined,
  typed: readonly ArgumentSpecification[],
): { readonly name: string; readonly date: string } | undefined {
  const name = isQuoted ? undefined : new Map(Object.entries(PERIOD)).get(word.toLowerCase())
  const isTaken = typed.some((argument) => argument.name === name && argument.type === 'date')
  return name !== undefined && isTaken && next && isDate(next) ? { name, date: next.typed } : undefined
}

/** The argument that a name before a colon means. A misspelt name is kept, for the dispatch to say so. */
function meantBy(name: string, typed: readonly ArgumentSpecification[]): ArgumentSpecification | undefined {
  return (
    typed.find((argument) => argument.name === name) ??
    typed.find((argument) => {
      const most = mistakesIn(argument)
      return most > 0 && editDistance(argument.name, name, most) <= most
    })
  )
}

/** Other words before a colon are words: "note: this", and "king: a life" is no kind. */
function mistakesIn({ name: { length }, filter }: ArgumentSpecification): number {
  if (length < 5) return length === 4 && filter === undefined ? 1 : 0
  return 2
}
