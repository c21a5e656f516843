import type { Collection } from './collection.ts'
import type { Occurrences } from './occurrences.ts'
import { itemOf } from './postings.ts'

/** A paragraph is looked at this many sentences before and after a passage. */
const REACH = 8
/** Longer passages than sentences are must not cost more than they do. */
const MOST_PLACES = 300

/** Knows which of a question's words stand where in the passages. Sets of concepts are bits: 1 << concept. */
export class Surroundings {
  readonly #collection: Collection
  readonly #occurrences: Occurrences
  readonly #held = new Map<number, number>()

  readonly #least: number

  /** @param least words that count less for a concept do not count. */
  constructor(occurrences: Occurrences, least = 0) {
    this.#collection = occurrences.collection
    this.#occurrences = occurrences
    this.#least = least
  }

  /** The concepts that a word of the index counts for. */
  conceptsOf(word: number): number {
    return this.#occurrences.conceptsOf(word, this.#least)
  }

  /** The words of a passage in order, as far as their places are looked at. */
  sequence(number: number): Int32Array {
    const { segment, passage } = this.#collection.placeOf(number)
    return itemOf(segment.text.sequences, passage).subarray(0, MOST_PLACES)
  }

  /** The concepts that a passage or its notes hold. */
  held(passage: number): number {
    const known = this.#held.get(passage)
    if (known !== undefined) return known
    const held = this.#occurrences.held(passage, this.#least)
    this.#held.set(passage, held)
    return held
  }

  /** The concepts that a passage's title holds. */
  titled(passage: number): number {
    return this.#occurrences.titled(passage, this.#least)
  }

  /** The passages of the same paragraph that are near, the passage itself among them: the first and the last. */
  near(number: number): { readonly first: number; readonly last: number } {
    const { segment, passage, shift } = this.#collection.placeOf(number)
    const { starts, of } = segment.groups
    const group = of[passage] ?? 0
    return {
      first: Math.max((starts[group] ?? 0) + shift, number - REACH),
      last: Math.min((starts[group + 1] ?? 0) - 1 + shift, number + REACH),
    }
  }
}
