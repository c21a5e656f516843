import { GrowingNumbers } from './growingNumbers.ts'

const FREE = -1

/**
 * Numbers words from 0 in the order of their coming: a hash table with open addressing. It looks up a stretch of a text
 * without cutting it out, which is most of the work of indexing.
 */
export class WordTable {
  readonly words: string[] = []
  readonly #hashes = new GrowingNumbers()
  /** The number of a word at the place that its hash says, or at the next free one. A power of two long. */
  #slots = new Int32Array(1024).fill(FREE)

  /**
   * The number of the word that stands in the text from `start` up to `end`.
   * @returns a number below 0 if the table does not have it.
   */
  find(text: string, start = 0, end = text.length): number {
    return this.#slots[this.#slotOf(text, start, end, hashOf(text, start, end))] ?? FREE
  }

  /** Adds a word that the table does not have. */
  add(word: string): number {
    const hash = hashOf(word, 0, word.length)
    const number = this.words.length
    this.words.push(word)
    this.#hashes.push(hash)
    if (2 * this.words.length > this.#slots.length) this.#grow()
    else this.#slots[this.#slotOf(word, 0, word.length, hash)] = number
    return number
  }

  #slotOf(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const last = slots.length - 1
    let slot = hash & last
    for (;;) {
      const number = slots[slot] ?? FREE
      if (number === FREE) return slot
      if (this.#hashes.at(number) === hash && isAt(this.words[number] ?? '', text, start, end)) return slot
      slot = (slot + 1) & last
    }
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(FREE)
    const last = slots.length - 1
    for (let number = 0; number < this.words.length; number += 1) {
      let slot = this.#hashes.at(number) & last
      while (slots[slot] !== FREE) slot = (slot + 1) & last
      slots[slot] = number
    }
    this.#slots = slots
  }
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at += 1)
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

/** FNV-1a over the UTF-16 units, its high bits mixed into the low ones. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
