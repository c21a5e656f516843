import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { decode } from '../encoding.ts'
import { readPage } from '../html/page.ts'
import type { Incoming } from '../incoming.ts'

/** A record of a web archive: its headers, and the block behind them. */
interface WarcRecord {
  readonly headers: ReadonlyMap<string, string>
  readonly block: Buffer
}

const LARGEST_BYTES = 64 * 1024 * 1024
const MOST_RECORDS = 10_000
const END_OF_HEAD = Buffer.from('\r\n\r\n')

/**
 * Reads a web archive (WARC, ISO 28500): the first page in it that was answered with status 200.
 * @param bytes the archive, also one whose records are packed by gzip.
 * @throws Error where it holds no page.
 */
export function readWebArchive(bytes: Uint8Array): Incoming {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  // Records are packed each for itself; gunzip goes on from one to the next.
  const archive = isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST_BYTES }) : Buffer.from(bytes)
  for (const { headers, block } of recordsIn(archive)) {
    if (headers.get('warc-type') !== 'response') continue
    const page = pageIn(block)
    if (page)
      return readPage(
        decode(page.body, page.contentType),
        headers.get('warc-target-uri')?.replace(/^<|>$/gu, ''),
      )
  }
  throw new Error('it holds no web page')
}

function* recordsIn(archive: Buffer): Generator<WarcRecord> {
  let at = 0
  for (let count = 0; count < MOST_RECORDS; count += 1) {
    const end = archive.indexOf(END_OF_HEAD, at)
    if (end < 0) return
    const headers = headersIn(archive.toString('utf8', at, end))
    const start = end + END_OF_HEAD.length
    const length = Number(headers.get('content-length'))
    if (!Number.isSafeInteger(length) || length < 0) return
    yield { headers, block: archive.subarray(start, start + length) }
    // Two line ends part a record from the next.
    at = start + length + END_OF_HEAD.length
  }
}

/** The first line, which names the protocol, has no colon that ends a name. */
function headersIn(head: string): ReadonlyMap<string, string> {
  return new Map(
    head.split('\r\n').flatMap((line): [string, string][] => {
      const colon = line.indexOf(':')
      return colon < 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]]
    }),
  )
}

/** The page that an HTTP answer holds. */
function pageIn(answer: Buffer): { readonly body: Buffer; readonly contentType: string } | undefined {
  const end = answer.indexOf(END_OF_HEAD)
  const head = end < 0 ? '' : answer.toString('latin1', 0, end)
  const headers = headersIn(head)
  const contentType = headers.get('content-type') ?? ''
  if (!/^HTTP\/\d(?:\.\d)? 200\b/u.test(head) || !/^(?:text\/html|application\/xhtml)/iu.test(contentType))
    return undefined
  const sent = answer.subarray(end + END_OF_HEAD.length)
  const whole = /chunked/iu.test(headers.get('transfer-encoding') ?? '') ? joinedChunks(sent) : sent
  return { body: unpacked(whole, headers.get('content-encoding') ?? ''), contentType }
}

/** RFC 9112, 7.1. Archives whose writers have joined the chunks already keep the header all the same. */
function joinedChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\r\n', at)
    const size = /^[0-9a-f]{1,8}/iu.exec(body.toString('latin1', at, Math.max(at, end)))?.[0]
    if (size === undefined) return chunks.length === 0 ? body : Buffer.concat(chunks)
    const length = parseInt(size, 16)
    if (length === 0) break
    chunks.push(body.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(chunks)
}

function unpacked(body: Buffer, encoding: string): Buffer {
  const options = { maxOutputLength: LARGEST_BYTES }
  if (/gzip/iu.test(encoding)) return gunzipSync(body, options)
  if (/br/iu.test(encoding)) return brotliDecompressSync(body, options)
  return /deflate/iu.test(encoding) ? inflateSync(body, options) : body
}
