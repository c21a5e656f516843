import type { Collection } from './collection.ts'
import type { Lists } from './postings.ts'
import type { Concept } from './question.ts'

/** A paragraph is looked at this many sentences before and after a passage. */
const REACH = 8
/** Longer passages than sentences are must not cost more than they do. */
const MOST_PLACES = 300

/** Knows which of a question's words stand where in the passages. */
export class Surroundings {
  readonly #collection: Collection
  readonly #conceptsOf = new Map<number, number[]>()
  readonly #held = new Map<number, ReadonlySet<number>>()

  constructor(collection: Collection, concepts: readonly Concept[]) {
    this.#collection = collection
    for (const [concept, { alternatives }] of concepts.entries())
      for (const { word } of alternatives) {
        const known = this.#conceptsOf.get(word)
        if (known) known.push(concept)
        else this.#conceptsOf.set(word, [concept])
      }
  }

  /** The concepts that a word of the index counts for. */
  conceptsOf(word: number): readonly number[] {
    return this.#conceptsOf.get(word) ?? []
  }

  /** The words of a passage in order, as far as their places are looked at. */
  sequence(passage: number): Int32Array {
    const { starts, words } = this.#collection.sequences
    const start = starts[passage] ?? 0
    return words.subarray(start, Math.min(starts[passage + 1] ?? 0, start + MOST_PLACES))
  }

  /** The concepts that a passage or its notes hold. */
  held(passage: number): ReadonlySet<number> {
    const { text, notes } = this.#collection
    let held = this.#held.get(passage)
    if (!held) {
      held = this.#addAll(notes.lists, passage, this.#addAll(text.lists, passage, new Set()))
      this.#held.set(passage, held)
    }
    return held
  }

  /** The concepts that a passage's title holds. */
  titled(passage: number): ReadonlySet<number> {
    const { titles, documents } = this.#collection
    return this.#addAll(titles.lists, documents.of[passage] ?? 0, new Set())
  }

  #addAll({ starts, words }: Lists, item: number, into: Set<number>): Set<number> {
    const end = starts[item + 1] ?? 0
    for (let at = starts[item] ?? 0; at < end; at += 1)
      for (const concept of this.conceptsOf(words[at] ?? 0)) into.add(concept)
    return into
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
