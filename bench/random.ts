/** Numbers from 0 up to, not including, 1; the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Puts in, leaves out or exchanges one letter, or swaps two neighbours, each as often as the others. */
export function misspell(word: string, next: () => number): string {
  const at = Math.floor(next() * word.length)
  const letter = LETTERS.charAt(Math.floor(next() * LETTERS.length))
  switch (Math.floor(next() * 4)) {
    case 0:
      return word.slice(0, at) + letter + word.slice(at)
    case 1:
      return word.slice(0, at) + word.slice(at + 1)
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1)
    default: {
      const left = Math.min(at, word.length - 2)
      return word.slice(0, left) + word.charAt(left + 1) + word.charAt(left) + word.slice(left + 2)
    }
  }
}

/** One of the items; undefined of none. */
export function pick<T>(items: readonly T[], next: () => number): T | undefined {
  return items[Math.floor(next() * items.length)]
}
