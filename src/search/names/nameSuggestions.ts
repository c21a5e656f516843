import { Best } from '../best.ts'
import type { NameBook } from './nameBook.ts'
import { byCodeUnits, type NameHit } from './nameTypes.ts'
import { nameWords } from './nameWords.ts'

/** A beginning that a reader may type: from some word of a name to its end. */
interface Beginning {
  readonly text: string
  readonly name: number
  /** Which word of the name it begins with, from 0. */
  readonly word: number
}

/** So many names between two places to interrupt. */
const SLICE = 200

/** Completes names from the beginning of any of their words. */
export class NameSuggestions {
  readonly #book: NameBook
  readonly #beginnings: readonly Beginning[]

  private constructor(book: NameBook, beginnings: readonly Beginning[]) {
    this.#book = book
    this.#beginnings = beginnings
  }

  static *over(book: NameBook): Generator<void, NameSuggestions> {
    const byStart = new Map<string, Beginning[]>()
    for (const [name, { words }] of book.names.entries()) {
      for (const word of words.keys()) {
        const text = words.slice(word).join(' ')
        const start = text.slice(0, 2)
        const sharing = byStart.get(start)
        if (sharing) sharing.push({ text, name, word })
        else byStart.set(start, [{ text, name, word }])
      }
      if (name % SLICE === 0) yield
    }
    const sorted: Beginning[] = []
    for (const start of [...byStart.keys()].sort(byCodeUnits)) {
      const sharing = byStart.get(start) ?? []
      for (const beginning of sharing.sort((a, b) => byCodeUnits(a.text, b.text) || a.name - b.name))
        sorted.push(beginning)
      yield
    }
    return new NameSuggestions(book, sorted)
  }

  /** Each entry once: names that begin with the prefix first, then heavier entries first. */
  complete(prefix: string, limit: number): NameHit[] {
    const asked = nameWords(prefix).words.join(' ')
    const ranks = new Map<string, Beginning>()
    for (let at = this.#firstFrom(asked); at < this.#beginnings.length; at += 1) {
      const beginning = this.#beginnings[at]
      if (!beginning?.text.startsWith(asked)) break
      const id = this.#book.names[beginning.name]?.owner.id ?? ''
      const known = ranks.get(id)
      if (!known || compare(beginning, known) < 0) ranks.set(id, beginning)
    }
    const best = new Best<Beginning>(limit, (a, b) => this.#compareOwners(a, b, asked === ''))
    for (const beginning of ranks.values()) best.offer(beginning)
    return best.sorted().flatMap(({ name }) => this.#book.hits([name], 'part'))
  }

  #compareOwners(a: Beginning, b: Beginning, isEmpty: boolean): number {
    const left = this.#book.names[a.name]?.owner
    const right = this.#book.names[b.name]?.owner
    const rank = isEmpty ? 0 : Math.min(a.word, 1) - Math.min(b.word, 1)
    return rank || (right?.weight ?? 0) - (left?.weight ?? 0) || byCodeUnits(left?.id ?? '', right?.id ?? '')
  }

  /** The first place whose text is not before the given one. */
  #firstFrom(text: string): number {
    let low = 0
    let high = this.#beginnings.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#beginnings[middle]?.text ?? '') < text) low = middle + 1
      else high = middle
    }
    return low
  }
}

function compare(a: Beginning, b: Beginning): number {
  return a.word - b.word || a.name - b.name
}
