import { analyze } from '../search/analyzer.ts'
import type { Request } from './request.ts'
import { encodeRequest } from './requestCode.ts'

/** Room for a page's number, or for a view's letter and a shorter one, and for the revision that a button adds. */
const LONGEST_PAGE = 999_999
const LONGEST_REVISION = '0123456789'
/** No command has a longer name. */
const LONGEST_COMMAND = 32

/**
 * Shortens a request until a button can carry it, so that the next page is a page of the very same answer. Of a long
 * question the words of grammar and the repeated ones go first, then the last ones; short arguments stay whole.
 * @param longest characters of the encoded request, at least 60.
 */
export function fitRequest(request: Request, longest: number): Request {
  if (fits(request, longest)) return request
  const command = wellCut(request.command, LONGEST_COMMAND)
  const values = Object.entries(request.arguments)
  const bare = (names: readonly (readonly [string, string])[]): number =>
    encodedLength({ ...request, command, arguments: Object.fromEntries(names.map(([name]) => [name, ''])) })
  while (values.length > 0 && bare(values) >= longest) values.pop()
  let room = longest - bare(values)
  const fitted = new Map<string, string>()
  const shortestFirst = values.toSorted(([, a], [, b]) => encodedValueLength(a) - encodedValueLength(b))
  for (const [index, [name, value]] of shortestFirst.entries()) {
    const share = Math.floor(room / (shortestFirst.length - index))
    const kept = shorten(value, share)
    fitted.set(name, kept)
    room -= encodedValueLength(kept)
  }
  const inOrder = values.map(([name]): [string, string] => [name, fitted.get(name) ?? ''])
  return { ...request, command, arguments: Object.fromEntries(inOrder) }
}

/** Whether a button can carry the request, whichever page of its answer it opens. */
export function fits(request: Request, longest: number): boolean {
  return encodedLength(request) <= longest
}

function encodedLength(request: Request): number {
  const { command, arguments: values } = request
  return encodeRequest({ command, arguments: values, page: LONGEST_PAGE, revision: LONGEST_REVISION }).length
}

function encodedValueLength(value: string): number {
  return value.replace(/[\\|]/g, '\\$&').length
}

/** Keeps whole words as they are written; where not one fits, the beginning. */
function shorten(text: string, room: number): string {
  if (encodedValueLength(text) <= room) return text
  let kept = ''
  for (const word of tellingWords(text)) {
    const next = kept === '' ? word : `${kept} ${word}`
    if (encodedValueLength(next) <= room) kept = next
  }
  return kept === '' ? wellCut(text.trimStart(), room) : kept
}

/** The beginning of a text, between two characters. */
function wellCut(text: string, room: number): string {
  let kept = ''
  for (const character of text.slice(0, room + 1)) {
    if (encodedValueLength(kept + character) > room) break
    kept += character
  }
  return kept
}

const LONGEST_READ = 10_000

/** The words that say what the text is about, each once, as they are written. */
function tellingWords(text: string): string[] {
  const words = text.slice(0, LONGEST_READ).match(/\S+/g) ?? []
  const distinct = [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]
  const telling = distinct.filter((word) => analyze(word, 'en').some(({ isStopWord }) => !isStopWord))
  return telling.length > 0 ? telling : distinct
}
