import { createHash } from 'node:crypto'

/** Says what the file is; the number is that of the layout and of everything that decides what is in it. */
const MAGIC = Buffer.from('passage index 2\n')
const DIGEST = 32
const LENGTH = 8
const HEAD = MAGIC.length + LENGTH + DIGEST
/** So many bytes between two places to interrupt. */
const SLICE = 4_000_000

/** Puts the content's length and its SHA-256 before it. */
export function* sealed(content: Uint8Array): Generator<void, Uint8Array> {
  const bytes = Buffer.alloc(HEAD + content.length)
  MAGIC.copy(bytes)
  bytes.writeBigUInt64LE(BigInt(content.length), MAGIC.length)
  bytes.set(yield* digest([content]), MAGIC.length + LENGTH)
  bytes.set(content, HEAD)
  return bytes
}

/** The content as it was sealed, a view of the bytes; undefined if it was cut, altered or is something else. */
export function* unsealed(bytes: Uint8Array): Generator<void, Uint8Array | undefined> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (all.length < HEAD || !all.subarray(0, MAGIC.length).equals(MAGIC)) return undefined
  const content = all.subarray(HEAD)
  if (all.readBigUInt64LE(MAGIC.length) !== BigInt(content.length)) return undefined
  const found = yield* digest([content])
  return all.subarray(MAGIC.length + LENGTH, HEAD).equals(found) ? content : undefined
}

/** Takes what was sealed part by part and put behind each other apart again; undefined if that is not what it is. */
export function sealedParts(bytes: Uint8Array): Uint8Array[] | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts: Uint8Array[] = []
  for (let at = 0; at < all.length;) {
    if (all.length - at < HEAD) return undefined
    const end = at + HEAD + Number(all.readBigUInt64LE(at + MAGIC.length))
    if (end > all.length) return undefined
    parts.push(all.subarray(at, end))
    at = end
  }
  return parts
}

/** The SHA-256 of the parts behind each other. */
export function* digest(parts: Iterable<Uint8Array | string>): Generator<void, Buffer> {
  const hash = createHash('sha256')
  for (const part of parts)
    for (let at = 0, end = 0; at < part.length; at = end) {
      end = at + SLICE
      if (typeof part !== 'string') hash.update(part.subarray(at, end))
      else {
        // Half a pair of surrogates would be hashed as if it were any other half.
        if (isLowSurrogate(part, end)) end += 1
        hash.update(part.slice(at, end))
      }
      yield
    }
  return hash.digest()
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00
}
