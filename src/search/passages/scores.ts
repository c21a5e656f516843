import { B, NOTES, saturated, saturation, type Saturation } from './bm25.ts'
import type { Collection } from './collection.ts'
import type { Occurrences } from './occurrences.ts'

/** What a question's words give to the passages. All values are shares of the question's weight. */
export interface Scores {
  readonly occurrences: Occurrences
  /** The weight of each concept of the question. */
  readonly weights: readonly number[]
  /** Their sum; above 0. */
  readonly whole: number
  /** BM25 of the passage and, weaker, of its notes. */
  text(passage: number): number
  /** BM25 of the passage's paragraph. */
  paragraph(passage: number): number
  /** BM25 of the passage's title. */
  title(passage: number): number
  /** What the passage and its notes hold, 0..1. */
  coverage(passage: number): number
}

/** What a passage holds of each concept. */
interface Held {
  readonly text: Float64Array
  readonly notes: Float64Array
}

/** The scores of passages, each found out when it is asked for the first time. */
export class PassageScores implements Scores {
  readonly weights: readonly number[]
  readonly whole: number
  readonly occurrences: Occurrences
  readonly #collection: Collection
  readonly #held = new Map<number, Held>()
  readonly #texts = new Map<number, number>()
  readonly #paragraphs = new Map<number, number>()
  readonly #titles = new Map<number, number>()

  constructor(occurrences: Occurrences, weights: readonly number[]) {
    this.occurrences = occurrences
    this.weights = weights
    this.whole = weights.reduce((sum, weight) => sum + weight, 0)
    this.#collection = occurrences.collection
  }

  text(number: number): number {
    return remembered(this.#texts, number, () => {
      const { meanLengths } = this.#collection
      const { segment, passage } = this.#collection.placeOf(number)
      const { text, notes } = this.#heldIn(number)
      const inText = saturation(B.sentence, meanLengths.text)
      const inNotes = saturation(B.sentence, meanLengths.notes)
      return (
        this.#sum(text, inText, lengthOf(segment.text.sequences.starts, passage)) +
        NOTES * this.#sum(notes, inNotes, lengthOf(segment.notes.sequences.starts, passage))
      )
    })
  }

  paragraph(number: number): number {
    const { segment, passage, shift } = this.#collection.placeOf(number)
    const { of, starts } = segment.groups
    const first = starts[of[passage] ?? 0] ?? 0
    const end = starts[(of[passage] ?? 0) + 1] ?? 0
    return remembered(this.#paragraphs, first + shift, () => {
      const held = new Float64Array(this.weights.length)
      for (let each = first; each < end; each += 1)
        for (const [concept, count] of this.#heldIn(each + shift).text.entries())
          held[concept] = (held[concept] ?? 0) + count
      const words = (segment.text.sequences.starts[end] ?? 0) - (segment.text.sequences.starts[first] ?? 0)
      return this.#sum(held, saturation(B.paragraph, this.#collection.meanLengths.paragraph), words)
    })
  }

  title(number: number): number {
    const { segment, document, shift } = this.#collection.placeOf(number)
    return remembered(this.#titles, (segment.documents.starts[document] ?? 0) + shift, () => {
      const held = new Float64Array(this.weights.length)
      this.occurrences.addItem(held, segment.titles, document)
      const saturates = saturation(B.sentence, this.#collection.meanLengths.title)
      return this.#sum(held, saturates, lengthOf(segment.titles.sequences.starts, document))
    })
  }

  coverage(number: number): number {
    const { text, notes } = this.#heldIn(number)
    let sum = 0
    for (const [concept, weight] of this.weights.entries()) {
      const held = text[concept] === 0 ? (notes[concept] ?? 0) : (text[concept] ?? 0)
      sum += weight * Math.min(this.occurrences.strengths[concept] ?? 0, held)
    }
    return Math.min(1, sum / this.whole)
  }

  #heldIn(number: number): Held {
    return remembered(this.#held, number, () => {
      const text = new Float64Array(this.weights.length)
      const notes = new Float64Array(this.weights.length)
      const { segment, passage } = this.#collection.placeOf(number)
      this.occurrences.addItem(text, segment.text, passage)
      for (const word of this.occurrences.joined.get(number) ?? []) this.occurrences.addTo(text, word)
      this.occurrences.addItem(notes, segment.notes, passage)
      return { text, notes }
    })
  }

  /** BM25 as a share of the question's weight. */
  #sum(held: Float64Array, saturates: Saturation, words: number): number {
    let sum = 0
    for (const [concept, weight] of this.weights.entries()) {
      const count = held[concept] ?? 0
      if (count > 0) sum += weight * saturated(saturates, count, words)
    }
    return sum / this.whole
  }
}

function remembered<Value>(known: Map<number, Value>, key: number, find: () => Value): Value {
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
}

function lengthOf(starts: Int32Array, item: number): number {
  return (starts[item + 1] ?? 0) - (starts[item] ?? 0)
}
