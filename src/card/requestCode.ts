import type { Request } from './request.ts'
import { viewLetter, viewOfLetter } from './view.ts'

/*
 * A request as text, for a button to carry. What stands there was once shown to somebody and may be altered by
 * them, so it says nothing that a reader could not ask for anyway.
 */

const VERSION = '1'
const SEPARATOR = '|'

/** A page's number, with the letter of its view before it where it has one. */
const PAGE = /^([a-z]?)([1-9]\d{0,5})$/

/**
 * Encodes a request as `1|command|page|revision|name=value|…`, the second page of the timeline as `t2`; a separator or
 * a `\` within a part is escaped by `\`.
 */
export function encodeRequest({ command, view, page, revision, arguments: values }: Request): string {
  const parts = [VERSION, command, `${view ? viewLetter(view) : ''}${page}`, revision ?? '']
  for (const [name, value] of Object.entries(values)) parts.push(`${name}=${value}`)
  return parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join(SEPARATOR)
}

/** @returns undefined where the text is no request of this version. */
export function decodeRequest(code: string): Request | undefined {
  const [version, command, page, revision, ...written] = split(code)
  const [, letter, number] = PAGE.exec(page ?? '') ?? []
  const view = viewOfLetter(letter ?? '')
  if (version !== VERSION || !command || number === undefined || (letter !== '' && !view)) return undefined
  const values = written.map((part): [string, string] => {
    const at = part.indexOf('=')
    return [part.slice(0, Math.max(0, at)), part.slice(at + 1)]
  })
  if (values.some(([name]) => name === '')) return undefined
  return {
    command,
    arguments: Object.fromEntries(values),
    ...(view && { view }),
    page: Number(number),
    ...(revision && { revision }),
  }
}

function split(code: string): string[] {
  const parts = ['']
  for (let at = 0; at < code.length; at += 1) {
    const character = code.charAt(at)
    if (character === SEPARATOR) parts.push('')
    else {
      if (character === '\\') at += 1
      parts.push((parts.pop() ?? '') + code.charAt(at))
    }
  }
  return parts
}
