import type { Backgrounder } from '../command/backgrounder.ts'
import type { ArgumentSpecification, CommandSpecification } from '../command/specification.ts'
import { quoted } from '../command/grammar/quoting.ts'
import { takesWholeLine } from '../command/grammar/wholeLine.ts'

/** What may be put in the place of the end of a line, and that end, as readline wants them. */
export type Completions = readonly [readonly string[], string]

type Knowing = Pick<Backgrounder, 'specifications' | 'complete'>

const MOST = 20

/** Completes commands, then the names of their arguments and what may be put in for them. */
export function completions(backgrounder: Knowing, line: string): Completions {
  if (!line.startsWith('/')) return [[], line]
  const commands = backgrounder.specifications.filter(({ hidden }) => !hidden)
  const typedCommand = line.toLowerCase()
  const command = commands
    .filter(({ name }) => typedCommand.startsWith(`/${name} `))
    .reduce<CommandSpecification | undefined>(
      (longest, next) => (longest && longest.name.length > next.name.length ? longest : next),
      undefined,
    )
  if (command) return argumentCompletions(backgrounder, command, line.slice(command.name.length + 2))
  const starting = commands.map(({ name }) => `/${name} `).filter((name) => name.startsWith(typedCommand))
  return [starting, line]
}

function argumentCompletions(
  backgrounder: Knowing,
  command: CommandSpecification,
  typed: string,
): Completions {
  const visible = command.arguments.filter(({ hidden }) => !hidden)
  const values = (argument: string, text: string): string[] =>
    backgrounder.complete(command.name, argument, text, MOST).map(({ value }) => value)
  const named = /(?:^|\s)(?<name>[a-z]{1,32}):(?<value>"[^"]*|[^\s"]*)$/u.exec(typed)?.groups
  if (named) {
    const { name = '', value = '' } = named
    const text = value.replace(/^"/, '')
    return [allQuoted(closest(values(name, text), text)), value]
  }
  const open = visible.filter(({ name }) => !new RegExp(`(?:^|\\s)${name}:`, 'u').test(typed))
  return freeCompletions(command, open, typed, values)
}

/** Words that bear no argument's name: they belong to the first argument that is open, or begin the name of one. */
function freeCompletions(
  command: CommandSpecification,
  open: readonly ArgumentSpecification[],
  typed: string,
  values: (argument: string, text: string) => string[],
): Completions {
  const last = lastPiece(typed)
  const before = typed.slice(0, typed.length - last.length).trim()
  const [first, second] = open.filter(({ suggest }) => suggest !== undefined)
  // Of two names side by side each must be known to end somewhere; a single one goes on to the end of the words.
  const isPair = open.filter(({ required }) => required).length > 1
  const names = takesWholeLine(command)
    ? []
    : open.filter(({ name, required }) => !required && name.startsWith(last)).map(({ name }) => `${name}:`)
  if (before !== '' && !isPair && (last === '' || names.length > 0)) return [names, last]
  const replaced = isPair ? last : lastWords(typed)
  const text = replaced.replace(/^"/, '')
  const argument = isPair && before !== '' ? second : first
  const found = argument ? closest(values(argument.name, text), text) : []
  const put = isPair ? allQuoted(found) : found
  return [before === '' ? [...names, ...put] : put, replaced]
}

/** The word, or the quotation that is still open, at the end of what was typed. */
function lastPiece(typed: string): string {
  const isOpen = typed.split('"').length % 2 === 0
  return isOpen ? typed.slice(typed.lastIndexOf('"')) : (typed.split(/\s/u).at(-1) ?? '')
}

/** The words at the end of what was typed that stand neither in quotes nor behind an argument's name and value. */
function lastWords(typed: string): string {
  const unquoted = typed.slice(typed.lastIndexOf('"') + 1)
  const last = unquoted.split(/\s/u).at(-1) ?? ''
  const before = unquoted.slice(0, unquoted.length - last.length)
  return unquoted.slice(before.lastIndexOf(':') + 1).trimStart()
}

/** Several are quoted all or none: a terminal puts in what they begin with alike. */
function allQuoted(values: readonly string[]): readonly string[] {
  const [only] = values
  if (values.length === 1 && only !== undefined) return [quoted(only)]
  return values.some((value) => quoted(value) !== value) ? values.map((value) => `"${value}"`) : values
}

/**
 * Those that go on from what was typed; where none does, the best alone takes its place, since a terminal would put
 * in what all of them begin with.
 */
function closest(found: readonly string[], typed: string): readonly string[] {
  const begun = found.filter((value) => value.toLowerCase().startsWith(typed.toLowerCase()))
  return begun.length > 0 ? begun : found.slice(0, 1)
}
