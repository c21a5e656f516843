import type { Name, NameBook } from './nameBook.ts'
import type { Speller } from './nameSpelling.ts'

/** A place in the tree, after some words of names. */
export interface NameNode {
  /** By the number of the next word's spelling. */
  readonly next: Map<number, NameNode>
  /** Names that end here. */
  readonly names: Name[]
}

/** Words of texts whose spelling is remembered; more are forgotten together, so that memory is bounded. */
const MOST_REMEMBERED = 100_000

/** A tree of the names' words in their loose spellings, for walking along a text. */
export class NameTree {
  readonly root: NameNode = { next: new Map(), names: [] }
  /** The number of each spelling that a name's word has, from 1. */
  readonly #spellings = new Map<string, number>()
  /** The names' words as written, folded. */
  readonly #words = new Set<string>()
  readonly #speller: Speller
  readonly #remembered = new Map<string, number>()

  private constructor(speller: Speller) {
    this.#speller = speller
  }

  static *over(book: NameBook): Generator<void, NameTree> {
    const tree = new NameTree(book.speller)
    for (const name of book.names) {
      tree.#add(name, name.words)
      if (name.core.length > 1 && name.core.length < name.words.length) tree.#add(name, name.core)
      yield
    }
    return tree
  }

  /** Whether a name has the very word. */
  hasWord(word: string): boolean {
    return this.#words.has(word)
  }

  /** The number of a word's spelling; 0 if no name has it. */
  spelling(word: string): number {
    let number = this.#remembered.get(word)
    if (number === undefined) {
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
      number = this.#spellings.get(this.#keyOf(word)) ?? 0
      this.#remembered.set(word, number)
    }
    return number
  }

  #add(name: Name, words: readonly string[]): void {
    let node = this.root
    for (const word of words) {
      this.#words.add(word)
      const number = this.#numberOf(this.#keyOf(word))
      let next = node.next.get(number)
      if (!next) {
        next = { next: new Map(), names: [] }
        node.next.set(number, next)
      }
      node = next
    }
    node.names.push(name)
  }

  #numberOf(key: string): number {
    const known = this.#spellings.get(key)
    if (known !== undefined) return known
    const number = this.#spellings.size + 1
    this.#spellings.set(key, number)
    return number
  }

  /** The same for connectives that differ by transliteration only. */
  #keyOf(word: string): string {
    if (word === 'e') return 'i'
    if (word === 'el' || word === 'ul') return 'al'
    return this.#speller.spell(word).loose
  }
}
