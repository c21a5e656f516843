/** Lists of word numbers: those of item i stand from `starts[i]` up to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array
  readonly words: Int32Array
}

/** The words of one item. */
export function itemOf({ starts, words }: Lists, item: number): Int32Array {
  return words.subarray(starts[item], starts[item + 1])
}

/** For each word the items that hold it, ascending, and how often: those of word w from `starts[w]` up to `starts[w + 1]`. */
export interface Postings {
  readonly starts: Int32Array
  readonly items: Int32Array
  readonly counts: Uint16Array
}

/** So many items between two places to interrupt. */
const SLICE = 500

/** Collects lists of numbers, one item after the other. */
export class ListsBuilder {
  #starts = new Int32Array(64)
  #words = new Int32Array(256)
  #items = 0
  #length = 0

  push(word: number): void {
    if (this.#length === this.#words.length) this.#words = doubled(this.#words)
    this.#words[this.#length] = word
    this.#length += 1
  }

  /** Ends the list of the current item; the next number belongs to the next item. */
  endItem(): void {
    this.#items += 1
    if (this.#items === this.#starts.length) this.#starts = doubled(this.#starts)
    this.#starts[this.#items] = this.#length
  }

  finish(): Lists {
    return { starts: this.#starts.slice(0, this.#items + 1), words: this.#words.slice(0, this.#length) }
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}

/** Puts the lists of the same items behind each other, yielding often. */
export function* append(left: Lists, right: Lists): Generator<void, Lists> {
  if (right.words.length === 0) return left
  const both = new ListsBuilder()
  for (let item = 0; item + 1 < left.starts.length; item += 1) {
    for (const { starts, words } of [left, right])
      for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at += 1) both.push(words[at] ?? 0)
    both.endItem()
    if (item % SLICE === 0) yield
  }
  return both.finish()
}

/**
 * Turns lists around, yielding between items: from the items' words to the words' items.
 * @param lists of the same items.
 */
export function* invert(lists: readonly Lists[], wordCount: number): Generator<void, Postings> {
  const starts = new Int32Array(wordCount + 1)
  yield* eachWord(lists, wordCount, (word, isRepeated) => {
    if (!isRepeated) starts[word + 1] = (starts[word + 1] ?? 0) + 1
  })
  for (let word = 0; word < wordCount; word += 1)
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
  const items = new Int32Array(starts[wordCount] ?? 0)
  const counts = new Uint16Array(items.length)
  const next = starts.slice(0, wordCount)
  yield* eachWord(lists, wordCount, (word, isRepeated, item) => {
    const place = (next[word] ?? 0) - (isRepeated ? 1 : 0)
    items[place] = item
    counts[place] = Math.min(0xffff, (counts[place] ?? 0) + 1)
    next[word] = place + 1
  })
  return { starts, items, counts }
}

function* eachWord(
  lists: readonly Lists[],
  wordCount: number,
  visit: (word: number, isRepeated: boolean, item: number) => void,
): Generator<void> {
  const lastItem = new Int32Array(wordCount).fill(-1)
  const items = (lists[0]?.starts.length ?? 1) - 1
  for (let item = 0; item < items; item += 1) {
    for (const { starts, words } of lists) {
      const end = starts[item + 1] ?? 0
      for (let at = starts[item] ?? 0; at < end; at += 1) {
        const word = words[at] ?? 0
        visit(word, lastItem[word] === item, item)
        lastItem[word] = item
      }
    }
    if (item % SLICE === 0) yield
  }
}
