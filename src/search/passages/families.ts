const BEGINNING = 5
/** An ending of so many letters may differ. */
const ENDING = { own: 3, other: 5 } as const
/** So many words between two places to interrupt. */
const SLICE = 5000

/** Finds words of one family that have no stem in common, as "economy" and "economic", by their beginnings. */
export class Families {
  readonly #words: readonly string[]
  /** The numbers of the words whose beginnings have hash h stand from `#starts[h]` up to `#starts[h + 1]`, ascending. */
  readonly #starts: Int32Array
  readonly #numbers: Int32Array

  private constructor(words: readonly string[], starts: Int32Array, numbers: Int32Array) {
    this.#words = words
    this.#starts = starts
    this.#numbers = numbers
  }

  /** @param words the vocabulary; a word's number is its index. */
  static *over(words: readonly string[]): Generator<void, Families> {
    const size = 2 ** Math.ceil(Math.log2(words.length + 1))
    const starts = new Int32Array(size + 1)
    for (const [number, word] of words.entries()) {
      if (number % SLICE === 0) yield
      if (word.length < BEGINNING) continue
      const hash = hashOf(word, size)
      starts[hash + 1] = (starts[hash + 1] ?? 0) + 1
    }
    for (let hash = 0; hash < size; hash += 1)
      starts[hash + 1] = (starts[hash + 1] ?? 0) + (starts[hash] ?? 0)
    const numbers = new Int32Array(starts[size] ?? 0)
    const next = starts.slice()
    for (const [number, word] of words.entries()) {
      if (number % SLICE === 0) yield
      if (word.length < BEGINNING) continue
      const hash = hashOf(word, size)
      numbers[next[hash] ?? 0] = number
      next[hash] = (next[hash] ?? 0) + 1
    }
    return new Families(words, starts, numbers)
  }

  /** The numbers of the words that begin as the given one does and differ in their ending only. */
  of(word: string): number[] {
    if (word.length < BEGINNING) return []
    const shared = word.slice(0, Math.max(BEGINNING, word.length - ENDING.own))
    const hash = hashOf(word, this.#starts.length - 1)
    return Array.from(this.#numbers.subarray(this.#starts[hash], this.#starts[hash + 1])).filter((number) => {
      const other = this.#words[number] ?? ''
      return other.startsWith(shared) && other.length <= shared.length + ENDING.other
    })
  }
}

/** A number below the size, a power of two, for a word's beginning. */
function hashOf(word: string, size: number): number {
  let hash = 0
  for (let at = 0; at < BEGINNING; at += 1) hash = Math.imul(hash, 31) + word.charCodeAt(at)
  return (hash ^ (hash >>> 15)) & (size - 1)
}
