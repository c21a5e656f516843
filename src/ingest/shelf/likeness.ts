/** What a text is compared by: the least hashes of its runs of words (Broder 1997, a bottom-k sketch), ascending. */
export type Sketch = Float64Array

const RUN_WORDS = 5
const KEPT = 128

/** @returns an empty sketch for a text too short to be told from others. */
export function sketchOf(text: string): Sketch {
  return Float64Array.from(runsOf(text)).sort().slice(0, KEPT)
}

/** The share of the runs of words that two texts have in common, 0..1, as their sketches estimate it. */
export function likeness(one: Sketch, other: Sketch): number {
  const most = Math.min(KEPT, Math.max(one.length, other.length))
  if (one.length === 0 || other.length === 0) return 0
  let [at, otherAt, union, both] = [0, 0, 0, 0]
  while (union < most && (at < one.length || otherAt < other.length)) {
    const [hash, otherHash] = [one[at] ?? Infinity, other[otherAt] ?? Infinity]
    if (hash === otherHash) both += 1
    if (hash <= otherHash) at += 1
    if (otherHash <= hash) otherAt += 1
    union += 1
  }
  return both / union
}

/** The share of the shorter text's runs of words that the other has too, 0..1; 1 for a text too short to have any. */
export function overlap(one: string, other: string): number {
  const [few, many] = [runsOf(one), runsOf(other)].sort((a, b) => a.size - b.size)
  if (!few || !many || few.size === 0) return 1
  let both = 0
  for (const run of few) if (many.has(run)) both += 1
  return both / few.size
}

/** The hashes of all runs of words, of 53 bits each. */
function runsOf(text: string): Set<number> {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashesOf)
  const runs = new Set<number>()
  for (let end = RUN_WORDS; end <= words.length; end += 1) {
    let [high, low] = [0, 0]
    for (const [wordHigh, wordLow] of words.slice(end - RUN_WORDS, end)) {
      high = mixed(high, wordHigh)
      low = mixed(low, wordLow)
    }
    runs.add((high >>> 0) * LOW_RANGE + (low >>> LOW_SHIFT))
  }
  return runs
}

/** A number has 53 bits: 32 of one hash and 21 of the other. */
const LOW_RANGE = 2 ** 21
const LOW_SHIFT = 11

/** Two hashes of a word that know nothing of each other (FNV-1a, and the same from another beginning). */
function hashesOf(word: string): readonly [number, number] {
  let [high, low] = [0x811c9dc5, 0x9e3779b9]
  for (let at = 0; at < word.length; at += 1) {
    high = Math.imul(high ^ word.charCodeAt(at), 0x01000193)
    low = Math.imul(low ^ word.charCodeAt(at), 0x85ebca6b)
  }
  return [high, low]
}

/** Spreads every bit over all others (the finalizer of MurmurHash3). */
function mixed(hash: number, next: number): number {
  let h = Math.imul(hash, 31) + next
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
