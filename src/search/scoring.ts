import type { Collection, Field, Lengths } from './collection.ts'
import type { Concept } from './question.ts'
import type { Alternative } from './reading.ts'
import { Sums } from './sums.ts'

/** What a question's words give to the passages. All values are shares of the question's weight. */
export interface Scores {
  /** The weight of each concept of the question. */
  readonly weights: readonly number[]
  /** Their sum; above 0. */
  readonly whole: number
  /** All passages that share a word with the question, in themselves, their paragraph or their title. */
  readonly touched: readonly number[]
  /** BM25 of the passage and, weaker, of its notes. */
  text(passage: number): number
  /** BM25 of the passage's paragraph. */
  paragraph(passage: number): number
  /** BM25 of the passage's title. */
  title(passage: number): number
  /** What the passage and its notes hold, 0..1. */
  coverage(passage: number): number
}

/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009). */
const K1 = 1.2
/** How much an item's length counts: much for paragraphs, less for sentences. */
const B = 0.4
const B_PARAGRAPH = 0.75
const NOTES = 0.5

/** How rare a word is that stands in so many of the items; a word that stands in none is the rarest. */
export function rarity(found: number, items: number): number {
  return Math.log(1 + (items - found + 0.5) / (found + 0.5))
}

/**
 * BM25's weight of a word that occurs so often in an item, without its rarity.
 * @param relativeLength the item's length by the mean length.
 */
export function saturation(count: number, relativeLength: number, b: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - b + b * relativeLength))
}

/** Scores passages word by word. Holds the room that this takes, so it serves one question at a time. */
export class Scorer {
  readonly #collection: Collection
  readonly #counts: {
    readonly text: Sums
    readonly notes: Sums
    readonly titles: Sums
    readonly groups: Sums
  }
  readonly #scores: {
    readonly text: Sums
    readonly titles: Sums
    readonly groups: Sums
    readonly coverage: Sums
  }

  constructor(collection: Collection) {
    this.#collection = collection
    const passages = collection.passages.length
    const groups = collection.paragraphs.lengths.length
    const titles = collection.titles.lengths.length
    this.#counts = {
      text: new Sums(passages),
      notes: new Sums(passages),
      titles: new Sums(titles),
      groups: new Sums(groups),
    }
    this.#scores = {
      text: new Sums(passages),
      titles: new Sums(titles),
      groups: new Sums(groups),
      coverage: new Sums(passages),
    }
  }

  /**
   * @param concepts at least one.
   * @param read is given the scores, which are forgotten afterwards.
   */
  score<T>(concepts: readonly Concept[], read: (scores: Scores) => T): T {
    const weights = concepts.map((concept) => this.#add(concept))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    this.#touchRuns()
    const { text, titles, groups, coverage } = this.#scores
    const { groups: runs, documents } = this.#collection
    const result = read({
      weights,
      whole,
      touched: text.touched,
      text: (passage) => text.at(passage) / whole,
      paragraph: (passage) => groups.at(runs.of[passage] ?? 0) / whole,
      title: (passage) => titles.at(documents.of[passage] ?? 0) / whole,
      coverage: (passage) => Math.min(1, coverage.at(passage) / whole),
    })
    for (const sums of Object.values(this.#scores)) sums.clear()
    return result
  }

  /** Adds what a concept gives to the passages; returns its weight. */
  #add(concept: Concept): number {
    const { text, notes, titles, groups, paragraphs, passages } = this.#collection
    const counts = this.#counts
    const scores = this.#scores
    for (const alternative of concept.alternatives) {
      count(text, alternative, counts.text)
      count(notes, alternative, counts.notes)
      count(titles, alternative, counts.titles)
    }
    const weight = concept.weight * rarity(counts.text.touched.length, passages.length)
    const strength = concept.alternatives.reduce((most, next) => Math.max(most, next.weight), 0)
    for (const passage of counts.text.touched) {
      counts.groups.add(groups.of[passage] ?? 0, counts.text.at(passage))
      scores.coverage.add(passage, weight * Math.min(strength, counts.text.at(passage)))
    }
    for (const passage of counts.notes.touched)
      if (counts.text.at(passage) === 0)
        scores.coverage.add(passage, weight * Math.min(strength, counts.notes.at(passage)))
    weigh(counts.text, text, weight, B, scores.text)
    weigh(counts.notes, notes, weight * NOTES, B, scores.text)
    weigh(counts.groups, paragraphs, weight, B_PARAGRAPH, scores.groups)
    weigh(counts.titles, titles, weight, B, scores.titles)
    for (const sums of Object.values(counts)) sums.clear()
    return weight
  }

  /** Passages that only a paragraph or a title speaks for are touched too, with nothing to add. */
  #touchRuns(): void {
    const { text, groups, titles } = this.#scores
    const touch = (starts: Int32Array, run: number): void => {
      for (let passage = starts[run] ?? 0; passage < (starts[run + 1] ?? 0); passage += 1)
        text.add(passage, 0)
    }
    for (const group of groups.touched) touch(this.#collection.groups.starts, group)
    for (const title of titles.touched) touch(this.#collection.documents.starts, title)
  }
}

function count(field: Field, alternative: Alternative, into: Sums): void {
  const { starts, items, counts } = field.postings
  const end = starts[alternative.word + 1] ?? 0
  for (let at = starts[alternative.word] ?? 0; at < end; at += 1)
    into.add(items[at] ?? 0, alternative.weight * (counts[at] ?? 0))
}

function weigh(counts: Sums, { lengths, meanLength }: Lengths, weight: number, b: number, into: Sums): void {
  for (const item of counts.touched)
    into.add(item, weight * saturation(counts.at(item), (lengths[item] ?? 0) / meanLength, b))
}
