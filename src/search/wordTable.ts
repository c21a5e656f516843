import { GrowingNumbers } from './growingNumbers.ts'

const FREE = -1

/**
 * Numbers words from 0 in the order of their coming: a hash table with open addressing. It looks up a stretch of a text
 * without cutting it out, which is most of the work of indexing. What it compares with lies in arrays, as to follow a
 * pointer to a string and to ask how that is kept took most of the time.
 */
export class WordTable {
  readonly words: string[] = []
  /** The UTF-16 units of all words behind each other, and where those of each end. */
  #units = new Uint16Array(1024)
  readonly #ends = new GrowingNumbers()
  /** The hash and the number of a word at the place that its hash says, or at the next free one. A power of two long. */
  #slots = emptySlots(1024)

  /**
   * The number of the word that stands in the text from `start` up to `end`.
   * @returns a number below 0 if the table does not have it.
   */
  find(text: string, start = 0, end = text.length): number {
    return this.#slots[this.#slotOf(text, start, end, hashOf(text, start, end)) + 1] ?? FREE
  }

  /** Adds a word that the table does not have. */
  add(word: string): number {
    const number = this.words.length
    this.words.push(word)
    this.#addUnits(word)
    const hash = hashOf(word, 0, word.length)
    const slot = this.#slotOf(word, 0, word.length, hash)
    this.#slots[slot] = hash
    this.#slots[slot + 1] = number
    if (4 * this.words.length > this.#slots.length) this.#grow()
    return number
  }

  #slotOf(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const last = slots.length - 2
    let slot = (2 * hash) & last
    for (;;) {
      const number = slots[slot + 1] ?? FREE
      if (number === FREE) return slot
      if (slots[slot] === hash && this.#isAt(number, text, start, end)) return slot
      slot = (slot + 2) & last
    }
  }

  #isAt(number: number, text: string, start: number, end: number): boolean {
    const units = this.#units
    let unit = number === 0 ? 0 : this.#ends.at(number - 1)
    if (this.#ends.at(number) - unit !== end - start) return false
    for (let at = start; at < end; at += 1) {
      if (units[unit] !== text.charCodeAt(at)) return false
      unit += 1
    }
    return true
  }

  #addUnits(word: string): void {
    const start = this.#ends.length === 0 ? 0 : this.#ends.at(this.#ends.length - 1)
    const end = start + word.length
    if (end > this.#units.length) {
      const longer = new Uint16Array(Math.max(end, 2 * this.#units.length))
      longer.set(this.#units)
      this.#units = longer
    }
    for (let at = 0; at < word.length; at += 1) this.#units[start + at] = word.charCodeAt(at)
    this.#ends.push(end)
  }

  #grow(): void {
    const before = this.#slots
    const slots = emptySlots(before.length)
    const last = slots.length - 2
    for (let at = 0; at < before.length; at += 2) {
      const number = before[at + 1] ?? FREE
      if (number === FREE) continue
      const hash = before[at] ?? 0
      let slot = (2 * hash) & last
      while (slots[slot + 1] !== FREE) slot = (slot + 2) & last
      slots[slot] = hash
      slots[slot + 1] = number
    }
    this.#slots = slots
  }
}

/** @param count of slots, of two numbers each. */
function emptySlots(count: number): Int32Array {
  return new Int32Array(2 * count).fill(FREE)
}

/** FNV-1a over the UTF-16 units, its high bits mixed into the low ones. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
