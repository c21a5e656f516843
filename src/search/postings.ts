/** Lists of word numbers: those of item i stand from `starts[i]` up to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array
  readonly words: Int32Array
}

/** For each word the items that hold it, ascending, and how often: those of word w from `starts[w]` up to `starts[w + 1]`. */
export interface Postings {
  readonly starts: Int32Array
  readonly items: Int32Array
  readonly counts: Uint16Array
}

/** Collects lists of numbers, one item after the other. */
export class ListsBuilder {
  readonly #starts = [0]
  readonly #words: number[] = []

  push(word: number): void {
    this.#words.push(word)
  }

  /** Ends the list of the current item; the next number belongs to the next item. */
  endItem(): void {
    this.#starts.push(this.#words.length)
  }

  finish(): Lists {
    return { starts: Int32Array.from(this.#starts), words: Int32Array.from(this.#words) }
  }
}

/** Puts the lists of the same items behind each other. */
export function append(left: Lists, right: Lists): Lists {
  const starts = left.starts.map((start, item) => start + (right.starts[item] ?? 0))
  const words = new Int32Array(left.words.length + right.words.length)
  for (let item = 0; item + 1 < starts.length; item += 1) {
    const own = left.words.subarray(left.starts[item], left.starts[item + 1])
    words.set(own, starts[item])
    words.set(
      right.words.subarray(right.starts[item], right.starts[item + 1]),
      (starts[item] ?? 0) + own.length,
    )
  }
  return { starts, words }
}

/** Turns lists around, yielding between items: from the items' words to the words' items. */
export function* invert(lists: Lists, wordCount: number): Generator<void, Postings> {
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
  lists: Lists,
  wordCount: number,
  visit: (word: number, isRepeated: boolean, item: number) => void,
): Generator<void> {
  const lastItem = new Int32Array(wordCount).fill(-1)
  for (let item = 0; item + 1 < lists.starts.length; item += 1) {
    const end = lists.starts[item + 1] ?? 0
    for (let at = lists.starts[item] ?? 0; at < end; at += 1) {
      const word = lists.words[at] ?? 0
      visit(word, lastItem[word] === item, item)
      lastItem[word] = item
    }
    yield
  }
}
