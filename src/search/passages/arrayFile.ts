import { z } from 'zod'

/** What can be kept in a file and be there again without being read through. */
export type NumberArray = Int32Array | Uint8Array

const description = z.object({
  header: z.unknown(),
  arrays: z.array(z.object({ name: z.string(), kind: z.enum(['Int32', 'Uint8']), length: z.int().min(0) })),
})

/** The bytes that a file's parts begin at a multiple of. */
const ALIGNMENT = 8
const LENGTH = 4
/** So many bytes are copied between two places to interrupt. */
const SLICE = 4_000_000

export interface ArrayFile {
  readonly header: unknown
  readonly arrays: ReadonlyMap<string, NumberArray>
}

/**
 * Puts named lists of numbers behind each other, yielding often.
 * @param header plain data.
 */
export function* packed(
  header: unknown,
  arrays: Readonly<Record<string, NumberArray>>,
): Generator<void, Uint8Array> {
  const described = Object.entries(arrays).map(([name, array]) => ({
    name,
    kind: array instanceof Int32Array ? 'Int32' : 'Uint8',
    length: array.length,
  }))
  const head = Buffer.from(JSON.stringify({ header, arrays: described }))
  yield
  const start = aligned(LENGTH + head.length)
  const size = Object.values(arrays).reduce((sum, { byteLength }) => sum + aligned(byteLength), start)
  const bytes = Buffer.alloc(size)
  bytes.writeUInt32LE(head.length)
  head.copy(bytes, LENGTH)
  let at = start
  for (const array of Object.values(arrays)) {
    const own = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    for (let from = 0; from < own.length; from += SLICE) {
      bytes.set(own.subarray(from, from + SLICE), at + from)
      yield
    }
    at += aligned(own.length)
  }
  return bytes
}

/**
 * The header and the lists again.
 * @param bytes that `packed` made. Where they stand as they are to be read the lists are views of them.
 * @returns undefined if that is not what they are.
 */
export function unpacked(bytes: Uint8Array): ArrayFile | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (all.length < LENGTH) return undefined
  const end = LENGTH + all.readUInt32LE()
  const described = end > all.length ? undefined : descriptionIn(all.toString('utf8', LENGTH, end))
  if (!described) return undefined
  const arrays = new Map<string, NumberArray>()
  let at = aligned(end)
  for (const { name, kind, length } of described.arrays) {
    const size = kind === 'Int32' ? length * Int32Array.BYTES_PER_ELEMENT : length
    if (at + size > all.length) return undefined
    arrays.set(name, arrayIn(all.subarray(at, at + size), kind))
    at += aligned(size)
  }
  return { header: described.header, arrays }
}

function descriptionIn(text: string): z.infer<typeof description> | undefined {
  try {
    return description.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function arrayIn(bytes: Uint8Array, kind: 'Int32' | 'Uint8'): NumberArray {
  if (kind === 'Uint8') return bytes
  const { buffer, byteOffset } = byteOffsetFits(bytes) ? bytes : new Uint8Array(bytes)
  return new Int32Array(buffer, byteOffset, bytes.length / Int32Array.BYTES_PER_ELEMENT)
}

function byteOffsetFits({ byteOffset }: Uint8Array): boolean {
  return byteOffset % Int32Array.BYTES_PER_ELEMENT === 0
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
