import { analyze } from '../search/analyzer.ts'
import type { Request } from './request.ts'
import { encodeRequest } from './requestCode.ts'

/** Room for a page's number, and the revision that a button adds. */
const LONGEST_PAGE = 999_999
const LONGEST_REVISION = '0123456789'

/**
 * Shortens a request until a button can carry it, so that the next page is a page of the very same answer. Of a long
 * question the words of grammar and the repeated ones go first, then the last ones.
 * @param longest characters of the encoded request.
 */
export function fitRequest(request: Request, longest: number): Request {
  if (encodedLength(request) <= longest) return request
  const [name, text] = longestArgument(request, longest)
  if (name === undefined || text === undefined) return request
  const others = encodedLength(withArgument(request, name, ''))
  const words = tellingWords(text)
  let kept = ''
  for (const word of words) {
    const next = kept === '' ? word : `${kept} ${word}`
    if (others + encodedValueLength(next) > longest) break
    kept = next
  }
  const cut = kept === '' ? text.slice(0, Math.max(1, (longest - others) >> 1)) : kept
  return withArgument(request, name, cut)
}

/** Of those that may be cut: a single word may be an id or a hash, which means nothing once it is cut. */
function longestArgument({ arguments: values }: Request, longest: number): [string?, string?] {
  const cuttable = Object.entries(values).filter(
    ([, text]) => /\s/.test(text.trim()) || text.length > longest,
  )
  return cuttable.toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
}

function withArgument(request: Request, name: string, value: string): Request {
  return { ...request, arguments: { ...request.arguments, [name]: value } }
}

function encodedLength(request: Request): number {
  return encodeRequest({ ...request, page: LONGEST_PAGE, revision: LONGEST_REVISION }).length
}

function encodedValueLength(value: string): number {
  return value.replace(/[\\|]/g, '\\$&').length
}

/** The words that say what the text is about, each once, as they are written. */
function tellingWords(text: string): string[] {
  const terms = analyze(text.slice(0, 10_000), 'en')
  const telling = terms.filter(({ isStopWord }) => !isStopWord)
  const written = (telling.length > 0 ? telling : terms).map(
    ({ word, start, end }) => [word, text.slice(start, end)] as const,
  )
  return [...new Map(written).values()]
}
