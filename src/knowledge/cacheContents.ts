import { z } from 'zod'
import { sealed, unsealed } from '../search/seal.ts'

const names = z.array(z.string()).readonly()

const contents = z.object({
  packs: names,
  /** Of the index of passages, and of that of facts. */
  segments: names,
  factSegments: names,
})

/** What is kept of a knowledge folder: the names of files. */
export type Contents = z.infer<typeof contents>

const written = z.object({ key: z.string(), contents })

/** @param key told again by `decodeContents`. */
export function encodeContents(kept: Contents, key: string): Generator<void, Uint8Array> {
  return sealed(Buffer.from(JSON.stringify({ key, contents: kept })))
}

/** @returns undefined if the bytes were cut, altered or written under another key. */
export function* decodeContents(bytes: Uint8Array, key: string): Generator<void, Contents | undefined> {
  const content = yield* unsealed(bytes)
  const read = content && written.safeParse(parsed(content)).data
  return read?.key === key ? read.contents : undefined
}

function parsed(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString())
  } catch {
    return undefined
  }
}
