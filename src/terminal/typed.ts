import type { Request } from '../card/request.ts'

/** A request as somebody would type it: `/relation a:India b:"Afghan Taliban"`. */
export function typed({ command, arguments: values }: Request): string {
  const written = Object.entries(values).map(([name, value]) => `${name}:${quoted(value)}`)
  return [`/${command}`, ...written].join(' ')
}

/** Quotes a value that would not be read as one otherwise. */
export function quoted(value: string): string {
  return /^[^\s"“”:]+$/u.test(value) ? value : `"${value.replace(/"/g, '”')}"`
}
