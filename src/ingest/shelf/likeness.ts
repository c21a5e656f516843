import { createHash } from 'node:crypto'

/** What a text is compared by: the least hashes of its runs of words (Broder 1997, a bottom-k sketch), ascending. */
export type Sketch = readonly number[]

const RUN_WORDS = 5
const KEPT = 128

/** @returns an empty sketch for a text too short to be told from others. */
export function sketchOf(text: string): Sketch {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = new Set<number>()
  for (let at = 0; at + RUN_WORDS <= words.length; at += 1)
    hashes.add(
      createHash('sha1')
        .update(words.slice(at, at + RUN_WORDS).join(' '))
        .digest()
        .readUIntBE(0, 6),
    )
  return [...hashes].sort((a, b) => a - b).slice(0, KEPT)
}

/** The share of the runs of words that two texts have in common, 0..1, as their sketches estimate it. */
export function likeness(one: Sketch, other: Sketch): number {
  if (one.length === 0 || other.length === 0) return 0
  const union = [...new Set([...one, ...other])]
    .sort((a, b) => a - b)
    .slice(0, Math.min(KEPT, Math.max(one.length, other.length)))
  const [first, second] = [new Set(one), new Set(other)]
  return union.filter((hash) => first.has(hash) && second.has(hash)).length / union.length
}
