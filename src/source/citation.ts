import { createHash } from 'node:crypto'
import { paragraphAt } from './paragraphs.ts'
import type { Document } from './document.ts'
import type { Span } from './quote.ts'

/** Where an excerpt stands, and a hash to tell later whether it still stands there. */
export interface Citation extends Span {
  /** The source's id. */
  readonly source: string
  /** The number of the paragraph in which the excerpt begins, from 1. */
  readonly paragraph: number
  /** The name of the earlier version that it stands in, where it no longer stands in the source. */
  readonly version?: string
  /** The first 8 bytes of the SHA-256 of the excerpt in UTF-8, in hexadecimal. */
  readonly hash: string
}

export function cite(source: string, document: Document, { start, end }: Span): Citation {
  const paragraph = paragraphAt(document.paragraphs, start)?.number ?? 1
  return { source, paragraph, start, end, hash: hashOf(document.text.slice(start, end)) }
}

/**
 * @param cited its hash may be only the beginning of the citation's.
 * @returns whether the text that is cited still stands where the citation says.
 */
export function holds(cited: Omit<Citation, 'source' | 'paragraph'>, document: Document): boolean {
  return cited.hash !== '' && hashOf(document.text.slice(cited.start, cited.end)).startsWith(cited.hash)
}

/** The first 8 bytes of the SHA-256 of a text in UTF-8, in hexadecimal. */
export function hashOf(excerpt: string): string {
  return createHash('sha256').update(excerpt).digest('hex').slice(0, 16)
}

/** A citation as a few signs that survive being copied: `[harbour-talks ¶3 0123456789abcdef]`. */
export function citationMark({ source, paragraph, hash }: Citation): string {
  return `[${source} ¶${paragraph} ${hash}]`
}

const MARK = /\[(?<source>[^\s[\]]{1,200}) ¶(?<paragraph>\d{1,7}) (?<hash>[0-9a-f]{16})\]/u

/** The first mark in a text, and where it begins. */
export function readCitationMark(
  text: string,
): (Pick<Citation, 'source' | 'paragraph' | 'hash'> & { readonly at: number }) | undefined {
  const found = MARK.exec(text)
  if (!found) return undefined
  const { source = '', paragraph = '', hash = '' } = found.groups ?? {}
  return { source, paragraph: Number(paragraph), hash, at: found.index }
}

/** Words to name the two ends of an excerpt with, where it is too long to be named whole. */
const END_WORDS = 6
const LONGEST_WHOLE = 120

/**
 * A link to a passage of a web page, by the URL Fragment Text Directives of the WICG (`#:~:text=start,end`).
 * @param url the page's address; a fragment that it has already is kept in front of the directive.
 */
export function textFragmentLink(url: string, excerpt: string): string {
  const words = excerpt.split(/\s+/)
  const directive =
    excerpt.length <= LONGEST_WHOLE || words.length <= 2 * END_WORDS
      ? encodeDirective(words.join(' '))
      : [words.slice(0, END_WORDS), words.slice(-END_WORDS)]
          .map((end) => encodeDirective(end.join(' ')))
          .join(',')
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${directive}`
}

/** A hyphen or a comma is syntax in a text directive, and an unpaired surrogate cannot be encoded at all. */
function encodeDirective(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replace(/-/g, '%2D').replace(/'/g, '%27')
}
