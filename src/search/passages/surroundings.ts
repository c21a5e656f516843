import type { Collection } from './collection.ts'
import type { Lists } from './postings.ts'
import type { Concept } from './question.ts'

/** A paragraph is looked at this many sentences before and after a passage. */
const REACH = 8
/** Longer passages than sentences are must not cost more than they do. */
const MOST_PLACES = 300

/** Knows which of a question's words stand where in the passages. Sets of concepts are bits: 1 << concept. */
export class Surroundings {
  readonly #collection: Collection
  /** The concepts that a word of the index counts for. */
  readonly #conceptsOf = new Map<number, number>()
  readonly #held = new Map<number, number>()
  readonly #titled = new Map<number, number>()

  constructor(collection: Collection, concepts: readonly Concept[]) {
    this.#collection = collection
    for (const [concept, { alternatives }] of concepts.entries())
      for (const { word } of alternatives) this.#conceptsOf.set(word, this.conceptsOf(word) | (1 << concept))
  }

  /** The concepts that a word of the index counts for. */
  conceptsOf(word: number): number {
    return this.#conceptsOf.get(word) ?? 0
  }

  /** The words of a passage in order, as far as their places are looked at. */
  sequence(passage: number): Int32Array {
    const { starts, words } = this.#collection.text.sequences
    const start = starts[passage] ?? 0
    return words.subarray(start, Math.min(starts[passage + 1] ?? 0, start + MOST_PLACES))
  }

  /** The concepts that a passage or its notes hold. */
  held(passage: number): number {
    const { text, notes } = this.#collection
    let held = this.#held.get(passage)
    if (held === undefined) {
      held = this.#heldIn(text.sequences, passage) | this.#heldIn(text.compounds, passage)
      held |= this.#heldIn(notes.sequences, passage) | this.#heldIn(notes.compounds, passage)
      this.#held.set(passage, held)
    }
    return held
  }

  /** The concepts that a passage's title holds. */
  titled(passage: number): number {
    const { titles, documents } = this.#collection
    const title = documents.of[passage] ?? 0
    let held = this.#titled.get(title)
    if (held === undefined) {
      held = this.#heldIn(titles.sequences, title) | this.#heldIn(titles.compounds, title)
      this.#titled.set(title, held)
    }
    return held
  }

  #heldIn({ starts, words }: Lists, item: number): number {
    const end = starts[item + 1] ?? 0
    let held = 0
    for (let at = starts[item] ?? 0; at < end; at += 1) held |= this.conceptsOf(words[at] ?? 0)
    return held
  }

  /** The passages of the same paragraph that are near, the passage itself among them: the first and the last. */
  near(passage: number): { readonly first: number; readonly last: number } {
    const { starts, of } = this.#collection.groups
    const group = of[passage] ?? 0
    return {
      first: Math.max(starts[group] ?? 0, passage - REACH),
      last: Math.min((starts[group + 1] ?? 0) - 1, passage + REACH),
    }
  }
}
