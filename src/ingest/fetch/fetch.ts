import type { LookupFunction } from 'node:net'
import type { Got } from 'got'
import type { Secret } from '../../secret.ts'
import { agentsFor, type HostRules } from './hosts.ts'

/** What a server answered. */
export interface Fetched {
  /** The HTTP status; 200 and 304 among them. */
  readonly status: number
  /** Where it was read in the end. */
  readonly address: string
  /** Unpacked; empty for a status other than 200. */
  readonly bytes: Uint8Array
  readonly contentType: string
  /** The validators to ask again with. */
  readonly etag?: string
  readonly lastModified?: string
  /** Seconds to wait, as `Retry-After` says; at most a day. */
  readonly retryAfter?: number
}

export interface FetchOptions {
  readonly rules: HostRules
  /** Sent as `User-Agent`; it says whom to write to. */
  readonly userAgent: string
  /** Validators of an answer before, so that an unchanged page is not sent again (RFC 9110, 13.1). */
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  /** Where it stands, such as a platform's files: nothing else is asked, whatever a redirect says. */
  readonly origins?: readonly string[]
  /** The value of `Authorization`, for `origins` only. */
  readonly authorization?: Secret
  /** Resolves names; the operating system by default. What it answers is checked where the connection is made. */
  readonly lookup?: LookupFunction
  /** Breaks off. */
  readonly signal?: AbortSignal
  /** Milliseconds until an answer is given up; 30 s by default. */
  readonly longest?: number
}

/** A fetch that cannot succeed; the message is a sentence for whoever asked. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
}

const MOST_REDIRECTS = 5
const LARGEST_BYTES = 20 * 1024 * 1024
const TIMEOUT = {
  lookup: 5_000,
  connect: 5_000,
  secureConnect: 5_000,
  response: 15_000,
  request: 30_000,
} as const
const LONGEST_WAIT_SECONDS = 86_400

/**
 * Fetches an address with bounds on time, size (unpacked) and redirects; each redirect is held to the same rules.
 * @throws FetchError
 */
export async function fetchAddress(address: string, options: FetchOptions): Promise<Fetched> {
  let next = address
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    if (!URL.canParse(next)) throw new FetchError('That is not an address; it must begin with https://.')
    const asked = new URL(next)
    if (options.origins?.includes(asked.origin) === false)
      throw new FetchError(`${asked.host} is not where such files stand.`)
    const answer = await ask(asked, options)
    if (answer.location === undefined) return answer
    next = new URL(answer.location, next).href
  }
  throw new FetchError(`The address leads on more than ${MOST_REDIRECTS} times.`)
}

async function ask(address: URL, options: FetchOptions): Promise<Fetched & { readonly location?: string }> {
  // Whoever fetches nothing does not wait until the client is loaded.
  const { got } = await import('got')
  const { agents, request } = begin(got, address, options)
  try {
    return await received(request, address)
  } catch (cause) {
    if (cause instanceof FetchError) throw cause
    throw new FetchError(`${address.host} could not be read: ${reasonOf(cause)}.`, { cause })
  } finally {
    request.destroy()
    agents.http.destroy()
    agents.https.destroy()
  }
}

type Request = ReturnType<Got['stream']>

function begin(
  got: Got,
  address: URL,
  { rules, userAgent, etag, lastModified, origins, authorization, lookup, signal, longest }: FetchOptions,
) {
  const mayShow = origins?.includes(address.origin) === true
  try {
    const agents = agentsFor(address, rules)
    const request = got.stream(address, {
      agent: agents,
      followRedirect: false,
      throwHttpErrors: false,
      retry: { limit: 0 },
      ...(signal && { signal }),
      ...(lookup && { dnsLookup: lookup }),
      timeout: { ...TIMEOUT, request: longest ?? TIMEOUT.request },
      headers: {
        'user-agent': userAgent,
        accept:
          'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/pdf, */*;q=0.5',
        ...(mayShow && authorization && { authorization: authorization.reveal() }),
        ...(etag !== undefined && { 'if-none-match': etag }),
        ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
      },
    })
    return { agents, request }
  } catch (cause) {
    throw new FetchError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

async function received(request: Request, address: URL): Promise<Fetched & { readonly location?: string }> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.byteLength
    if (size > LARGEST_BYTES)
      throw new FetchError(`${address.host} sends more than ${LARGEST_BYTES / 1024 / 1024} MiB.`)
    chunks.push(chunk)
  }
  const { statusCode: status = 0, headers = {} } = request.response ?? {}
  const retryAfter = secondsOf(headers['retry-after'])
  return {
    status,
    address: address.href,
    bytes: status === 200 ? Buffer.concat(chunks) : new Uint8Array(),
    contentType: headers['content-type'] ?? '',
    ...(headers.etag !== undefined && { etag: headers.etag }),
    ...(headers['last-modified'] !== undefined && { lastModified: headers['last-modified'] }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(status >= 300 && status < 400 && headers.location !== undefined && { location: headers.location }),
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const seconds = /^\d+$/u.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), LONGEST_WAIT_SECONDS)
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/private|meta|not allowed/iu.test(message)) return 'its address is not on the public internet'
  return message.replace(/\.$/u, '')
}
