import type { Collection } from './collection.ts'
import { joinedIn } from './joined.ts'
import type { Lists } from './postings.ts'
import type { Concept } from './question.ts'
import type { SegmentField } from './segment.ts'
import { WordMarks } from './wordMarks.ts'

const NO_WORDS: readonly number[] = []
const NONE = 0

/** Where the words that count for a question's concepts stand. Sets of concepts are bits: 1 << concept. */
export class Occurrences {
  readonly concepts: readonly Concept[]
  /** For each concept how much the best of its words counts. */
  readonly strengths: readonly number[]
  /** By passage the words of the question that a space was put into there. */
  readonly joined: ReadonlyMap<number, readonly number[]>
  readonly collection: Collection
  /** The first entry of each word that is asked for. */
  readonly #firstOf: Int32Array
  /** What a word counts for: by entry a concept, how much for it, and the word's next entry. Entry 0 is none. */
  readonly #conceptOf: number[] = [0]
  readonly #weightOf: number[] = [0]
  readonly #nextOf: number[] = [NONE]

  /** @param marks of an earlier question, which is over. */
  constructor(
    collection: Collection,
    concepts: readonly Concept[],
    marks = new WordMarks(collection.wordClasses.length),
  ) {
    this.collection = collection
    this.concepts = concepts
    this.#firstOf = marks.marks
    marks.clear()
    for (const [concept, { alternatives }] of concepts.entries())
      for (const { word, weight } of alternatives) this.#add(word, concept, weight, marks)
    this.strengths = concepts.map(({ alternatives }) =>
      Math.max(0, ...alternatives.map(({ weight }) => weight)),
    )
    this.joined = joinedIn(collection, marks.marked)
  }

  /** Whether a word of the index counts for any concept. */
  isAsked(word: number): boolean {
    return (this.#firstOf[word] ?? NONE) !== NONE
  }

  /** The concepts that a word of the index counts for, for each of them at least so much. */
  conceptsOf(word: number, least = 0): number {
    let bits = 0
    for (let entry = this.#firstOf[word] ?? NONE; entry !== NONE; entry = this.#nextOf[entry] ?? NONE)
      if ((this.#weightOf[entry] ?? 0) >= least) bits |= 1 << (this.#conceptOf[entry] ?? 0)
    return bits
  }

  /** The concepts of which a passage's text or its notes hold a word that counts at least so much. */
  held(number: number, least: number): number {
    const { segment, passage } = this.collection.placeOf(number)
    let bits =
      this.#itemConcepts(segment.text, passage, least) | this.#itemConcepts(segment.notes, passage, least)
    if (this.joined.size > 0)
      for (const word of this.joined.get(number) ?? NO_WORDS) bits |= this.conceptsOf(word, least)
    return bits
  }

  /** The same of the title of its document. */
  titled(number: number, least: number): number {
    const { segment, document } = this.collection.placeOf(number)
    return this.#itemConcepts(segment.titles, document, least)
  }

  /**
   * Adds to each concept's sum how much a word counts for it.
   * @returns the concepts that it counts for.
   */
  addTo(sums: Float64Array, word: number): number {
    let bits = 0
    for (let entry = this.#firstOf[word] ?? NONE; entry !== NONE; entry = this.#nextOf[entry] ?? NONE) {
      const concept = this.#conceptOf[entry] ?? 0
      sums[concept] = (sums[concept] ?? 0) + (this.#weightOf[entry] ?? 0)
      bits |= 1 << concept
    }
    return bits
  }

  /** The same for all words of an item of a field, those that a space was put into left out. */
  addItem(sums: Float64Array, { sequences, compounds }: SegmentField, item: number): number {
    return this.#addList(sums, sequences, item) | this.#addList(sums, compounds, item)
  }

  #itemConcepts({ sequences, compounds }: SegmentField, item: number, least: number): number {
    return this.#listConcepts(sequences, item, least) | this.#listConcepts(compounds, item, least)
  }

  #listConcepts({ starts, words }: Lists, item: number, least: number): number {
    const firstOf = this.#firstOf
    const end = starts[item + 1] ?? 0
    let bits = 0
    for (let at = starts[item] ?? 0; at < end; at += 1) {
      const word = words[at] ?? 0
      if (firstOf[word] !== NONE) bits |= this.conceptsOf(word, least)
    }
    return bits
  }

  #addList(sums: Float64Array, { starts, words }: Lists, item: number): number {
    const firstOf = this.#firstOf
    const end = starts[item + 1] ?? 0
    let bits = 0
    for (let at = starts[item] ?? 0; at < end; at += 1) {
      const word = words[at] ?? 0
      if (firstOf[word] !== NONE) bits |= this.addTo(sums, word)
    }
    return bits
  }

  #add(word: number, concept: number, weight: number, marks: WordMarks): void {
    let last = NONE
    for (let entry = this.#firstOf[word] ?? NONE; entry !== NONE; entry = this.#nextOf[entry] ?? NONE) {
      if (this.#conceptOf[entry] === concept) {
        this.#weightOf[entry] = (this.#weightOf[entry] ?? 0) + weight
        return
      }
      last = entry
    }
    const added = this.#conceptOf.push(concept) - 1
    this.#weightOf.push(weight)
    this.#nextOf.push(NONE)
    if (last === NONE) marks.mark(word, added)
    else this.#nextOf[last] = added
  }
}
