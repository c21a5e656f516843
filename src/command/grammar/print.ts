import type { Request } from '../../card/request.ts'
import type { CommandSpecification } from '../specification.ts'
import { inQuotes, isSeen, quoted } from './quoting.ts'
import { readText } from './read.ts'
import { takesWholeLine } from './wholeLine.ts'

/**
 * A request as somebody would type it: `/actor India about:trade`, `/ask who closed the border`. What is printed is
 * read as the same request again, on its first page and without what only buttons carry.
 * @returns undefined for what only a button can ask.
 */
export function printRequest(
  request: Request,
  specifications: readonly CommandSpecification[],
): string | undefined {
  const specification = specifications.find(({ name }) => name === request.command)
  if (!specification || specification.hidden) return undefined
  const [first, ...others] = typedArguments(request, specification)
  const command = `/${request.command}`
  if (!first) return command
  const rest = others.map(([name, value]) => `${name}:${quoted(value)}`)
  const bare = [command, first[1], ...rest].join(' ')
  if (isSeen(first[1]) && isReadAs(bare, [first, ...others], specification)) return bare
  const quotedFirst = takesWholeLine(specification) ? inQuotes(first[1]) : quoted(first[1])
  return [command, `${first[0]}:${quotedFirst}`, ...rest].join(' ')
}

/** A request's arguments and their values in the command's order, without what only buttons carry. */
function typedArguments(
  { arguments: values }: Request,
  { arguments: all }: CommandSpecification,
): (readonly [name: string, value: string])[] {
  return all.flatMap(({ name, hidden }): [string, string][] => {
    const value = hidden || !Object.hasOwn(values, name) ? undefined : values[name]
    return value === undefined ? [] : [[name, value]]
  })
}

function isReadAs(
  line: string,
  wanted: readonly (readonly [string, string])[],
  specification: CommandSpecification,
): boolean {
  const read = new Map(Object.entries(readText(line, [specification], () => undefined).arguments))
  return read.size === wanted.length && wanted.every(([name, value]) => read.get(name) === value)
}

/** The request without what only buttons carry: what is left when it is typed. */
export function typedPart(request: Request, specifications: readonly CommandSpecification[]): Request {
  const specification = specifications.find(({ name }) => name === request.command)
  return specification
    ? { ...request, arguments: Object.fromEntries(typedArguments(request, specification)) }
    : request
}
