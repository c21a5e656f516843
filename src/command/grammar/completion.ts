import type { Backgrounder, Completion } from '../backgrounder.ts'
import type { ArgumentSpecification, CommandSpecification } from '../specification.ts'
import { takesWholeLine } from './wholeLine.ts'

/** What may stand in the place of the end of a line. */
export interface LineCompletion {
  /** That end. */
  readonly replaced: string
  /** Best first. */
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  readonly text: string
  /** For people to choose by. */
  readonly label: string
  /** A value of an argument, where quotation marks show its end: it is to be put in them where it has spaces. */
  readonly isQuotable: boolean
  /** Whether it was found by what was typed, perhaps misspelt, and need not begin with it. */
  readonly isFound: boolean
}

type Knowing = Pick<Backgrounder, 'specifications' | 'complete'>

/**
 * Completes commands, then the names of their arguments and what may be put in for them.
 * @param most of the values of an argument.
 */
export function completeLine(backgrounder: Knowing, line: string, most: number): LineCompletion {
  const commands = backgrounder.specifications.filter(({ hidden }) => !hidden)
  const typedCommand = line.toLowerCase()
  const command = commands
    .filter(({ name }) => typedCommand.startsWith(`/${name} `))
    .reduce<CommandSpecification | undefined>(
      (longest, next) => (longest && longest.name.length > next.name.length ? longest : next),
      undefined,
    )
  if (command) return completeArguments(backgrounder, command, line.slice(command.name.length + 2), most)
  const starting = commands.filter(({ name }) => `/${name} `.startsWith(typedCommand))
  return {
    replaced: line,
    candidates: starting.map(({ name, description }) => plain(`/${name} `, `/${name} – ${description}`)),
  }
}

function completeArguments(
  backgrounder: Knowing,
  command: CommandSpecification,
  typed: string,
  most: number,
): LineCompletion {
  const values = (argument: string, replaced: string): readonly Completion[] =>
    backgrounder.complete(command.name, argument, replaced.replace(/^"/, ''), most)
  const named = /(?:^|\s)(?<name>[a-z-]{1,32}):(?<value>"[^"]*|[^\s"]*)$/u.exec(typed)?.groups
  if (named) {
    const { name = '', value = '' } = named
    return { replaced: value, candidates: values(name, value).map((found) => valueOf(found, true)) }
  }
  const open = command.arguments.filter(
    ({ name, hidden }) => !hidden && !new RegExp(`(?:^|\\s)${name}:`, 'u').test(typed),
  )
  return completeWords(command, open, typed, values)
}

/** Words that bear no argument's name: they belong to the first argument that is open, or begin the name of one. */
function completeWords(
  command: CommandSpecification,
  open: readonly ArgumentSpecification[],
  typed: string,
  values: (argument: string, replaced: string) => readonly Completion[],
): LineCompletion {
  const last = lastPiece(typed)
  const before = typed.slice(0, typed.length - last.length).trim()
  const [first, second] = open.filter(({ suggest }) => suggest !== undefined)
  // Of two names side by side each must be known to end somewhere; a single one goes on to the end of the words.
  const isPair = open.filter(({ required }) => required).length > 1
  const names = takesWholeLine(command) ? [] : namesBeginning(open, last)
  if (before !== '' && !isPair && (last === '' || names.length > 0))
    return { replaced: last, candidates: names }
  const replaced = isPair ? last : lastWords(typed)
  const argument = isPair && before !== '' ? second : first
  const found = (argument ? values(argument.name, replaced) : []).map((each) => valueOf(each, isPair))
  return { replaced, candidates: before === '' ? [...names, ...found] : found }
}

function namesBeginning(open: readonly ArgumentSpecification[], typed: string): readonly Candidate[] {
  return open
    .filter(({ name, required }) => !required && name.startsWith(typed))
    .map(({ name, description }) => plain(`${name}:`, `${name}: – ${description}`))
}

function plain(text: string, label: string): Candidate {
  return { text, label, isQuotable: false, isFound: false }
}

function valueOf({ value, label }: Completion, isQuotable: boolean): Candidate {
  return { text: value, label, isQuotable, isFound: true }
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
