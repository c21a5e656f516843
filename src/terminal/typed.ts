import type { Request } from '../card/request.ts'
import type { CommandSpecification } from '../command/specification.ts'

/**
 * A request as somebody would type it: `/relation a:India b:"Afghan Taliban"`, `/ask who closed the border`.
 * @returns undefined for what only a button can ask.
 */
export function typed(
  { command, arguments: values }: Request,
  specifications: readonly CommandSpecification[],
): string | undefined {
  const specification = specifications.find(({ name }) => name === command)
  if (!specification || specification.hidden) return undefined
  const written = specification.arguments
    .filter(({ name, hidden }) => !hidden && values[name] !== undefined)
    .map(({ name }) => ({ name, value: oneLine(values[name] ?? '') }))
  const texts = takesAllText(specification)
    ? written.map(({ value }) => value)
    : written.map(({ name, value }) => `${name}:${quoted(value)}`)
  return [`/${command}`, ...texts].join(' ')
}

/** Whether whatever follows the command is its one argument, quotes and all. */
export function takesAllText({ arguments: all }: CommandSpecification): boolean {
  const visible = all.filter(({ hidden }) => !hidden)
  return visible.length === 1 && visible[0]?.required === true
}

/** Quotes a value that would be read as several words; a quotation mark that cannot stand inside is changed. */
export function quoted(value: string): string {
  if (/^[^\s"“”:]+$/u.test(value)) return value
  if (!value.includes('"')) return `"${value}"`
  return value.includes('”') ? `"${value.replace(/"/g, '”')}"` : `“${value}”`
}

function oneLine(value: string): string {
  return value.replace(/\s+/gu, ' ').trim()
}
