import type { Collection, Field } from './collection.ts'
import type { Concept } from './question.ts'

/** The first score of a passage, from the words that it holds. */
export interface Scored {
  readonly passage: number
  readonly score: number
  /** The share of the question's weight that the passage holds, 0..1. */
  readonly coverage: number
}

/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009). */
const K1 = 1.2
const B = 0.4
const WEIGHTS = { group: 0.3, title: 0.2, notes: 0.5, coverage: 4 } as const

/** How rare a word is that stands in so many of the items; a word that stands in none is the rarest. */
export function rarity(found: number, items: number): number {
  return Math.log(1 + (items - found + 0.5) / (found + 0.5))
}

/** BM25's weight of a word that occurs so often in an item of so many words, without its rarity. */
export function saturation(count: number, length: number, meanLength: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / meanLength))
}

/** Sums over items that are forgotten in the time that it took to touch them. */
class Sums {
  readonly values: Float64Array
  readonly touched: number[] = []
  readonly #isTouched: Uint8Array

  constructor(size: number) {
    this.values = new Float64Array(size)
    this.#isTouched = new Uint8Array(size)
  }

  add(item: number, value: number): void {
    if (this.#isTouched[item] === 0) {
      this.#isTouched[item] = 1
      this.touched.push(item)
    }
    this.values[item] = (this.values[item] ?? 0) + value
  }

  at(item: number): number {
    return this.values[item] ?? 0
  }

  clear(): void {
    for (const item of this.touched) {
      this.values[item] = 0
      this.#isTouched[item] = 0
    }
    this.touched.length = 0
  }
}

/** Scores all passages that have anything to do with a question. Holds the room that this takes. */
export class Scorer {
  readonly #collection: Collection
  /** Of the concept at hand. */
  readonly #counts: Sums
  readonly #groupCounts: Sums
  readonly #titleCounts: Sums
  readonly #noteCounts: Sums
  /** Of all concepts. */
  readonly #scores: Sums
  readonly #coverage: Sums
  readonly #groups: Sums
  readonly #titles: Sums

  constructor(collection: Collection) {
    const passages = collection.passages.length
    this.#collection = collection
    this.#counts = new Sums(passages)
    this.#noteCounts = new Sums(passages)
    this.#groupCounts = new Sums(collection.groupLengths.length)
    this.#titleCounts = new Sums(collection.titles.lengths.length)
    this.#scores = new Sums(passages)
    this.#coverage = new Sums(passages)
    this.#groups = new Sums(collection.groupLengths.length)
    this.#titles = new Sums(collection.titles.lengths.length)
  }

  /**
   * @param visit is given each passage that shares a word with the question, in itself, its paragraph or its title.
   * @returns the weight of each concept.
   */
  score(concepts: readonly Concept[], visit: (scored: Scored) => void): number[] {
    const weights = concepts.map((concept) => this.#add(concept))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    this.#visit(whole, visit)
    for (const sums of [this.#scores, this.#coverage, this.#groups, this.#titles]) sums.clear()
    return weights
  }

  /** Adds what a concept gives to each passage; returns its weight. */
  #add(concept: Concept): number {
    const { text, notes, titles, groups, groupLengths, meanGroupLength, passages } = this.#collection
    for (const alternative of concept.alternatives) {
      count(text, alternative, this.#counts)
      count(notes, alternative, this.#noteCounts)
      count(titles, alternative, this.#titleCounts)
    }
    const weight = concept.weight * rarity(this.#counts.touched.length, passages.length)
    const strength = concept.alternatives.reduce((most, next) => Math.max(most, next.weight), 0)
    for (const passage of this.#counts.touched) {
      const found = this.#counts.at(passage)
      this.#groupCounts.add(groups.of[passage] ?? 0, found)
      this.#scores.add(passage, weight * saturation(found, text.lengths[passage] ?? 0, text.meanLength))
      this.#coverage.add(passage, weight * Math.min(strength, found))
    }
    for (const passage of this.#noteCounts.touched) {
      const found = this.#noteCounts.at(passage)
      const part = saturation(found, notes.lengths[passage] ?? 0, notes.meanLength)
      this.#scores.add(passage, WEIGHTS.notes * weight * part)
      if (this.#counts.at(passage) === 0) this.#coverage.add(passage, weight * Math.min(strength, found))
    }
    for (const group of this.#groupCounts.touched)
      this.#groups.add(
        group,
        weight * saturation(this.#groupCounts.at(group), groupLengths[group] ?? 0, meanGroupLength),
      )
    for (const title of this.#titleCounts.touched)
      this.#titles.add(
        title,
        weight * saturation(this.#titleCounts.at(title), titles.lengths[title] ?? 0, titles.meanLength),
      )
    for (const sums of [this.#counts, this.#noteCounts, this.#groupCounts, this.#titleCounts]) sums.clear()
    return weight
  }

  #visit(whole: number, visit: (scored: Scored) => void): void {
    const { groups, documents } = this.#collection
    // Passages that only a paragraph or a title speaks for are touched too, with nothing to add.
    for (const group of this.#groups.touched) this.#touchRun(groups.starts, group)
    for (const title of this.#titles.touched) this.#touchRun(documents.starts, title)
    for (const passage of this.#scores.touched) {
      const coverage = whole > 0 ? Math.min(1, this.#coverage.at(passage) / whole) : 0
      const score =
        this.#scores.at(passage) +
        WEIGHTS.group * this.#groups.at(groups.of[passage] ?? 0) +
        WEIGHTS.title * this.#titles.at(documents.of[passage] ?? 0) +
        WEIGHTS.coverage * coverage
      visit({ passage, score, coverage })
    }
  }

  #touchRun(starts: Int32Array, run: number): void {
    for (let passage = starts[run] ?? 0; passage < (starts[run + 1] ?? 0); passage += 1)
      this.#scores.add(passage, 0)
  }
}

function count(
  field: Field,
  alternative: { readonly word: number; readonly weight: number },
  into: Sums,
): void {
  const { starts, items, counts } = field.postings
  const end = starts[alternative.word + 1] ?? 0
  for (let at = starts[alternative.word] ?? 0; at < end; at += 1)
    into.add(items[at] ?? 0, alternative.weight * (counts[at] ?? 0))
}
