import type { Collection } from './collection.ts'
import type { Concept } from './question.ts'

/** A paragraph is looked at this many sentences before and after a passage. */
const REACH = 8
const NONE: ReadonlySet<number> = new Set()

/** Knows which of a question's words stand where in the passages. */
export class Surroundings {
  readonly #collection: Collection
  readonly #conceptsOf = new Map<number, number[]>()
  readonly #held = new Map<number, ReadonlySet<number>>()
  readonly #titled = new Map<number, Set<number>>()

  constructor(collection: Collection, concepts: readonly Concept[]) {
    this.#collection = collection
    for (const [concept, { alternatives }] of concepts.entries())
      for (const { word } of alternatives) {
        const known = this.#conceptsOf.get(word)
        if (known) known.push(concept)
        else this.#conceptsOf.set(word, [concept])
        this.#addTitles(word, concept)
      }
  }

  /** The concepts that a word of the index counts for. */
  conceptsOf(word: number): readonly number[] {
    return this.#conceptsOf.get(word) ?? []
  }

  /** The words of a passage in order. */
  sequence(passage: number): Int32Array {
    const { starts, words } = this.#collection.sequences
    return words.subarray(starts[passage], starts[passage + 1])
  }

  /** The concepts that a passage holds. */
  held(passage: number): ReadonlySet<number> {
    let held = this.#held.get(passage)
    if (!held) {
      const found = new Set<number>()
      for (const word of this.sequence(passage))
        for (const concept of this.conceptsOf(word)) found.add(concept)
      this.#held.set(passage, found)
      held = found
    }
    return held
  }

  /** The concepts that a passage's title holds. */
  titled(passage: number): ReadonlySet<number> {
    return this.#titled.get(this.#collection.documents.of[passage] ?? 0) ?? NONE
  }

  #addTitles(word: number, concept: number): void {
    const { starts, items } = this.#collection.titles.postings
    for (const title of items.subarray(starts[word], starts[word + 1])) {
      const known = this.#titled.get(title)
      if (known) known.add(concept)
      else this.#titled.set(title, new Set([concept]))
    }
  }

  /** The passages of the same paragraph that are near, without the passage itself. */
  neighbours(passage: number): number[] {
    const { starts, of } = this.#collection.groups
    const group = of[passage] ?? 0
    const first = Math.max(starts[group] ?? 0, passage - REACH)
    const last = Math.min((starts[group + 1] ?? 0) - 1, passage + REACH)
    const found: number[] = []
    for (let near = first; near <= last; near += 1) if (near !== passage) found.push(near)
    return found
  }
}
