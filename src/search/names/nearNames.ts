import Fuse from 'fuse.js'
import { Best } from '../best.ts'
import type { NameBook } from './nameBook.ts'
import { addTo } from './wholeNames.ts'

/** Fuse looks at so many names only, those that share most letters in a row with what is asked for. */
const LOOKED_AT = 30
/** Fuse's measure of unlikeness, 0..1. */
const MOST_UNLIKE = 0.55
/** At least such a share of what is asked for, in runs of three letters, is in a name that is like it. */
const LEAST_SHARED = 0.25
/** Longer texts are no names. */
const LONGEST = 64

/** Finds names that are written much as what is asked for, whatever their words. */
export class NearNames {
  readonly #book: NameBook
  readonly #names: ReadonlyMap<string, readonly number[]>

  private constructor(book: NameBook, names: ReadonlyMap<string, readonly number[]>) {
    this.#book = book
    this.#names = names
  }

  static *over(book: NameBook): Generator<void, NearNames> {
    const names = new Map<string, number[]>()
    for (const [number, { words }] of book.names.entries()) {
      for (const three of threes(words)) addTo(names, three, number)
      yield
    }
    return new NearNames(book, names)
  }

  /** @returns the numbers of the names, most alike first. */
  like(words: readonly string[]): number[] {
    const text = words.join(' ')
    if (text === '' || text.length > LONGEST) return []
    const candidates = this.#candidates(words).map((number) => ({
      number,
      text: this.#book.names[number]?.words.join(' ') ?? '',
    }))
    const fuse = new Fuse(candidates, {
      keys: ['text'],
      threshold: MOST_UNLIKE,
      ignoreLocation: true,
      includeScore: true,
      ignoreFieldNorm: true,
    })
    const unlikeness = ({ score = 1, item }: { score?: number; item: { text: string } }): number =>
      score + Math.abs(item.text.length - text.length) / Math.max(item.text.length, text.length)
    return fuse
      .search(text)
      .sort((a, b) => unlikeness(a) - unlikeness(b) || a.item.number - b.item.number)
      .map(({ item }) => item.number)
  }

  #candidates(words: readonly string[]): number[] {
    const asked = threes(words)
    const shared = new Map<number, number>()
    for (const three of asked)
      for (const number of this.#names.get(three) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1)
    const best = new Best<readonly [number, number]>(LOOKED_AT, (a, b) => b[1] - a[1] || a[0] - b[0])
    for (const [number, count] of shared) {
      if (count < LEAST_SHARED * asked.size) continue
      best.offer([number, count / (asked.size + (this.#book.names[number]?.text.length ?? 0))])
    }
    return best.sorted().map(([number]) => number)
  }
}

/** The runs of three letters of the words, with a space before and after each. */
function threes(words: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const word of words) {
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3))
  }
  return found
}
