import type { Collection } from './collection.ts'
import { joinedIn } from './joined.ts'
import { itemOf } from './postings.ts'
import type { Concept } from './question.ts'
import type { SegmentField } from './segment.ts'

const NO_WORDS: readonly number[] = []

/** Where the words that count for a question's concepts stand. Sets of concepts are bits: 1 << concept. */
export class Occurrences {
  readonly concepts: readonly Concept[]
  /** For each concept how much the best of its words counts. */
  readonly strengths: readonly number[]
  /** By passage the words of the question that a space was put into there. */
  readonly joined: ReadonlyMap<number, readonly number[]>
  readonly collection: Collection
  readonly #bits = new Map<number, number>()
  readonly #weights: readonly Map<number, number>[]

  constructor(collection: Collection, concepts: readonly Concept[]) {
    this.collection = collection
    this.concepts = concepts
    this.#weights = concepts.map(({ alternatives }, concept) => {
      const weights = new Map<number, number>()
      for (const { word, weight } of alternatives) {
        weights.set(word, (weights.get(word) ?? 0) + weight)
        this.#bits.set(word, this.conceptsOf(word) | (1 << concept))
      }
      return weights
    })
    this.strengths = concepts.map(({ alternatives }) =>
      Math.max(0, ...alternatives.map(({ weight }) => weight)),
    )
    this.joined = joinedIn(collection, this.#bits.keys())
  }

  /** Whether a word of the index counts for any concept. */
  isAsked(word: number): boolean {
    return this.#bits.has(word)
  }

  /** The concepts that a word of the index counts for, for each of them at least so much. */
  conceptsOf(word: number, least = 0): number {
    const all = this.#bits.get(word) ?? 0
    if (least === 0) return all
    let bits = 0
    for (let rest = all; rest !== 0;) {
      const concept = 31 - Math.clz32(rest)
      rest ^= 1 << concept
      if ((this.#weights[concept]?.get(word) ?? 0) >= least) bits |= 1 << concept
    }
    return bits
  }

  /** Calls for every occurrence in a passage's text. */
  inText(number: number, visit: (word: number) => void): void {
    const { segment, passage } = this.collection.placeOf(number)
    visitItem(segment.text, passage, visit)
    for (const word of this.joined.get(number) ?? NO_WORDS) visit(word)
  }

  /** Calls for every occurrence in a passage's notes. */
  inNotes(number: number, visit: (word: number) => void): void {
    const { segment, passage } = this.collection.placeOf(number)
    visitItem(segment.notes, passage, visit)
  }

  /** Calls for every occurrence in the title of a passage's document. */
  inTitle(number: number, visit: (word: number) => void): void {
    const { segment, document } = this.collection.placeOf(number)
    visitItem(segment.titles, document, visit)
  }

  /** Adds to each concept's sum how much a word counts for it. */
  addTo(sums: Float64Array, word: number): void {
    for (let bits = this.conceptsOf(word); bits !== 0;) {
      const concept = 31 - Math.clz32(bits)
      bits ^= 1 << concept
      sums[concept] = (sums[concept] ?? 0) + (this.#weights[concept]?.get(word) ?? 0)
    }
  }
}

function visitItem(
  { sequences, compounds }: SegmentField,
  item: number,
  visit: (word: number) => void,
): void {
  for (const word of itemOf(sequences, item)) visit(word)
  for (const word of itemOf(compounds, item)) visit(word)
}
