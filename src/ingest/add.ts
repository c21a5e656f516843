import { dateDoubts } from './doubts.ts'
import { FetchError, fetchAddress, type FetchOptions } from './fetch/fetch.ts'
import { formatOf } from './format.ts'
import type { Feed } from './formats/feedItem.ts'
import { decode } from './encoding.ts'
import type { FoundParticulars, Incoming } from './incoming.ts'
import { ParseError, type Parser } from './parse/parser.ts'
import type { Place } from './shelf/catalogue.ts'
import type { Shelf, Shelved } from './shelf/shelf.ts'

/** What was given to be added. */
export interface Given {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly name: string
  readonly address?: string
}

/** A document that was read and is on no shelf yet, or why there is none. */
export type ReadResult =
  | {
      readonly status: 'read'
      readonly document: Incoming
      /** Whether it was read where it stands. */
      readonly isFetched: boolean
    }
  /** A feed is not a document: it names some. */
  | { readonly status: 'feed'; readonly feed: Feed }
  | { readonly status: 'refused'; readonly reason: string }

/** What became of one thing that was given. */
export type Added =
  (Shelved & { readonly document: Incoming }) | Exclude<ReadResult, { readonly status: 'read' }>

/** What documents are read with. */
export interface Reading {
  readonly parser: Parser
  readonly fetching: FetchOptions
  /** What is known of the document where it does not say it itself. */
  readonly assumed?: FoundParticulars
}

export interface Adding extends Reading {
  readonly shelf: Shelf
  /** The day, `YYYY-MM-DD`. */
  readonly today: string
  /** Drafts wait for a review and are not quoted; sources by default. */
  readonly place?: Place
  /** Whether somebody chose it, or will have read it before it is quoted; true by default. */
  readonly isReviewed?: boolean
  /** The day on which it is to be taken out again, `YYYY-MM-DD`; it stays by default. */
  readonly until?: string
}

/** Fetches an address and adds what stands there. Whatever is wrong with it is a reason in words, not an error. */
export async function addAddress(address: string, adding: Adding): Promise<Added> {
  return shelve(await readAddress(address, adding), adding)
}

/** Adds a document. */
export async function addBytes(given: Given, adding: Adding): Promise<Added> {
  return shelve(await readBytes(given, adding), adding)
}

/** Puts on the shelf what was read. */
export async function shelve(
  read: ReadResult,
  { shelf, today, place = 'sources', isReviewed = true, until }: Omit<Adding, keyof Reading>,
): Promise<Added> {
  if (read.status !== 'read') return read
  const { document, isFetched } = read
  const shelved = await shelf.add(document, {
    retrieved: today,
    place,
    isReviewed,
    isFetched,
    ...(until !== undefined && { until }),
  })
  const ahead = dateDoubts(document.particulars.published?.value ?? today, today)
  return {
    ...shelved,
    document: { ...document, doubts: [...document.doubts, ...ahead, ...doubtsOf(shelved)] },
  }
}

function doubtsOf(shelved: Shelved): string[] {
  if (shelved.status === 'added' && shelved.like !== undefined)
    return [`Some of it stands in ${shelved.like} too.`]
  return shelved.status === 'revised' && shelved.doubt !== undefined ? [shelved.doubt] : []
}

/** Fetches an address and reads what stands there. Whatever is wrong with it is a reason in words, not an error. */
export async function readAddress(address: string, reading: Reading): Promise<ReadResult> {
  try {
    const answer = await fetchAddress(address, reading.fetching)
    const { status, bytes, contentType, address: found, retryAfter } = answer
    if (status !== 200) return { status: 'refused', reason: statusReason(status, retryAfter) }
    return await readBytes({ bytes, contentType, name: nameIn(found), address: found }, reading)
  } catch (cause) {
    if (cause instanceof FetchError) return { status: 'refused', reason: cause.message }
    throw cause
  }
}

function statusReason(status: number, retryAfter: number | undefined): string {
  const again =
    retryAfter === undefined ? '' : ` It asks to be asked again in ${Math.ceil(retryAfter)} seconds.`
  return `The server answers with status ${status}.${again}`
}

/** Reads a document. */
export async function readBytes(
  given: Given,
  { parser, assumed }: Pick<Reading, 'parser' | 'assumed'>,
): Promise<ReadResult> {
  const { bytes, contentType, name } = given
  const format = formatOf(bytes, name, contentType)
  if (format === undefined)
    return {
      status: 'refused',
      reason: 'This is no text, web page, PDF, Word or OpenDocument file, book, mail or transcript.',
    }
  try {
    if (format === 'feed') {
      const { readFeed } = await import('./formats/feed.ts')
      return { status: 'feed', feed: readFeed(decode(bytes, contentType)) }
    }
    const read = await parser.parse({ ...given, format })
    const document = { ...read, particulars: { ...assumed, ...read.particulars } }
    if (!/\p{L}/u.test(document.text)) return { status: 'refused', reason: 'No text was found in it.' }
    return { status: 'read', document, isFetched: given.address !== undefined }
  } catch (cause) {
    if (cause instanceof ParseError) return { status: 'refused', reason: cause.message }
    throw cause
  }
}

function nameIn(address: string): string {
  return new URL(address).pathname.split('/').at(-1) ?? ''
}
