import type { Request } from '../card/request.ts'
import type { CommandSpecification } from '../command/specification.ts'

/** A request as somebody would type it; what only buttons carry is left out. */
export function typedText(request: Request, specifications: readonly CommandSpecification[]): string {
  const given = typedArguments(request, specifications)
  const [first] = specifications.find(({ name }) => name === request.command)?.arguments ?? []
  const [only] = given
  if (given.length === 1 && only && only[0] === first?.name) return `/${request.command} ${only[1]}`
  const words = given.map(([name, value]) => `${name}:${/[\s":]/.test(value) ? `"${value}"` : value}`)
  return [`/${request.command}`, ...words].join(' ')
}

/** A request's arguments and their values, without what only buttons carry. */
export function typedArguments(
  request: Request,
  specifications: readonly CommandSpecification[],
): (readonly [name: string, value: string])[] {
  const specification = specifications.find(({ name }) => name === request.command)
  const hidden = new Set(specification?.arguments.filter((each) => each.hidden).map(({ name }) => name))
  return Object.entries(request.arguments).filter(([name]) => !hidden.has(name))
}
