import { GrowingNumbers } from '../growingNumbers.ts'

/** Lists of word numbers: those of item i stand from `starts[i]` up to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array
  readonly words: Int32Array
}

/** The words of one item. */
export function itemOf({ starts, words }: Lists, item: number): Int32Array {
  return words.subarray(starts[item], starts[item + 1])
}

/**
 * For each of some words the items that hold it, ascending, and how often: those of the word at place p from `starts[p]`
 * up to `starts[p + 1]`.
 */
export interface Postings {
  readonly starts: Int32Array
  readonly items: Int32Array
  /** A word that stands in one item more than 255 times counts as often as one that stands there 255 times. */
  readonly counts: Uint8Array
}

/** So many items between two places to interrupt. */
const SLICE = 500
const MOST_COUNTED = 0xff

/** Collects lists of numbers, one item after the other. */
export class ListsBuilder {
  readonly #starts = new GrowingNumbers()
  readonly #words = new GrowingNumbers()

  constructor() {
    this.#starts.push(0)
  }

  get items(): number {
    return this.#starts.length - 1
  }

  get length(): number {
    return this.#words.length
  }

  push(word: number): void {
    this.#words.push(word)
  }

  /** Ends the list of the current item; the next number belongs to the next item. */
  endItem(): void {
    this.#starts.push(this.#words.length)
  }

  /** Adds whole items of other lists: those from `first` up to `end`. */
  append({ starts, words }: Lists, first: number, end: number): void {
    const shift = this.#words.length - (starts[first] ?? 0)
    this.#words.append(words, starts[first] ?? 0, starts[end] ?? 0)
    for (let item = first + 1; item <= end; item += 1) this.#starts.push((starts[item] ?? 0) + shift)
  }

  finish(): Lists {
    return { starts: this.#starts.finish(), words: this.#words.finish() }
  }
}

/**
 * Turns lists around, yielding between items: from the items' words to the words' items.
 * @param lists of the same items.
 * @param placeOf the place of each word among those that the postings are of.
 * @param places how many these are.
 */
export function* invert(
  lists: readonly Lists[],
  placeOf: Int32Array,
  places: number,
): Generator<void, Postings> {
  const starts = new Int32Array(places + 1)
  const last = new Int32Array(places)
  yield* eachWord(lists, placeOf, (place, item) => {
    if (last[place] === item + 1) return
    last[place] = item + 1
    starts[place + 1] = (starts[place + 1] ?? 0) + 1
  })
  for (let place = 0; place < places; place += 1)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
  const items = new Int32Array(starts[places] ?? 0)
  const counts = new Uint8Array(items.length)
  const next = starts.slice(0, places)
  last.fill(0)
  yield* eachWord(lists, placeOf, (place, item) => {
    const isRepeated = last[place] === item + 1
    const at = (next[place] ?? 0) - (isRepeated ? 1 : 0)
    last[place] = item + 1
    items[at] = item
    counts[at] = Math.min(MOST_COUNTED, (counts[at] ?? 0) + 1)
    next[place] = at + 1
  })
  return { starts, items, counts }
}

function* eachWord(
  lists: readonly Lists[],
  placeOf: Int32Array,
  visit: (place: number, item: number) => void,
): Generator<void> {
  const items = (lists[0]?.starts.length ?? 1) - 1
  for (let item = 0; item < items; item += 1) {
    for (const { starts, words } of lists) {
      const end = starts[item + 1] ?? 0
      for (let at = starts[item] ?? 0; at < end; at += 1) visit(placeOf[words[at] ?? 0] ?? 0, item)
    }
    if (item % SLICE === 0) yield
  }
}
