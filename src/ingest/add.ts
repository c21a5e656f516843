import { FetchError, fetchAddress, type FetchOptions } from './fetch/fetch.ts'
import { formatOf } from './format.ts'
import { readFeed, type Feed } from './formats/feed.ts'
import { decode } from './encoding.ts'
import type { FoundParticulars, Incoming } from './incoming.ts'
import { ParseError, type Parser } from './parse/parser.ts'
import type { Place, Shelf, Shelved } from './shelf/shelf.ts'

/** What was given to be added. */
export interface Given {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly name: string
  readonly address?: string
}

/** What became of one thing that was given. */
export type Added =
  | (Shelved & { readonly document: Incoming })
  /** A feed is not a document: it names some. */
  | { readonly status: 'feed'; readonly feed: Feed }
  | { readonly status: 'refused'; readonly reason: string }

export interface Adding {
  readonly shelf: Shelf
  readonly parser: Parser
  readonly fetching: FetchOptions
  /** The day, `YYYY-MM-DD`. */
  readonly today: string
  /** What is known of the document where it does not say it itself. */
  readonly assumed?: FoundParticulars
  /** Drafts wait for a review and are not quoted; sources by default. */
  readonly place?: Place
  /** Whether somebody chose it, or will have read it before it is quoted; true by default. */
  readonly isReviewed?: boolean
}

/** Fetches an address and adds what stands there. Whatever is wrong with it is a reason in words, not an error. */
export async function addAddress(address: string, adding: Adding): Promise<Added> {
  try {
    const { status, bytes, contentType, address: found } = await fetchAddress(address, adding.fetching)
    if (status !== 200) return { status: 'refused', reason: `The server answers with status ${status}.` }
    return await addBytes({ bytes, contentType, name: nameIn(found), address: found }, adding)
  } catch (cause) {
    if (cause instanceof FetchError) return { status: 'refused', reason: cause.message }
    throw cause
  }
}

/** Adds a document. */
export async function addBytes(
  given: Given,
  { shelf, parser, today, assumed, place = 'sources', isReviewed = true }: Adding,
): Promise<Added> {
  const { bytes, contentType, name } = given
  const format = formatOf(bytes, name, contentType)
  if (format === undefined)
    return {
      status: 'refused',
      reason: 'This is no text, web page, PDF, Word or OpenDocument file, book, mail or transcript.',
    }
  try {
    if (format === 'feed') return { status: 'feed', feed: readFeed(decode(bytes, contentType)) }
    const read = await parser.parse({ ...given, format })
    const document = { ...read, particulars: { ...assumed, ...read.particulars } }
    if (!/\p{L}/u.test(document.text)) return { status: 'refused', reason: 'No text was found in it.' }
    return { ...(await shelf.add(document, today, place, isReviewed)), document }
  } catch (cause) {
    if (cause instanceof ParseError) return { status: 'refused', reason: cause.message }
    throw cause
  }
}

function nameIn(address: string): string {
  return new URL(address).pathname.split('/').at(-1) ?? ''
}
