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
  /** BM25 of the passage and, weaker, of its notes. */
  text(passage: number): number
  /** BM25 of the passage's paragraph. */
  paragraph(passage: number): number
  /** BM25 of the passage's title. */
  title(passage: number): number
  /** What the passage and its notes hold, 0..1. */
  coverage(passage: number): number
}

/** The scores of all passages that have any. */
export interface AllScores extends Scores {
  /** The passages that share a word with the question, in themselves, their notes or their paragraph. */
  readonly touched: Int32Array
  /** The passages whose title shares a word with the question. */
  titled(): Iterable<number>
  /** What the choice of passages to be measured in full goes by. */
  impression(passage: number): number
}

/** For the impression; the text itself counts 1. */
const IMPRESSION = { paragraph: 0.5, title: 0.2, coverage: 1 } as const
/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009). */
const K1 = 1.2
/** How much an item's length counts: much for paragraphs, less for sentences. */
const B = 0.4
const B_PARAGRAPH = 0.75
const NOTES = 0.5

/** How rare a word is that stands in so many of the items; a word that stands in none is the rarest. */
function rarity(found: number, items: number): number {
  return Math.log(1 + (items - found + 0.5) / (found + 0.5))
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
  readonly #touched: Int32Array

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
    this.#touched = new Int32Array(passages)
  }

  /**
   * @param concepts at least one.
   * @param read is given the scores, which are forgotten afterwards.
   */
  score<T>(concepts: readonly Concept[], read: (scores: AllScores) => T): T {
    const weights = concepts.map((concept) => this.#add(concept))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const { text, titles, groups, coverage } = this.#scores
    const { groups: runs, documents } = this.#collection
    const result = read({
      weights,
      whole,
      touched: this.#touchedPassages(),
      titled: function* () {
        for (const title of titles.touched.subarray(0, titles.count))
          for (let at = documents.starts[title] ?? 0; at < (documents.starts[title + 1] ?? 0); at += 1)
            yield at
      },
      impression: (passage) =>
        (text.at(passage) +
          IMPRESSION.paragraph * groups.at(runs.of[passage] ?? 0) +
          IMPRESSION.title * titles.at(documents.of[passage] ?? 0) +
          IMPRESSION.coverage * coverage.at(passage)) /
        whole,
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
    const { text, notes, titles, paragraphs, passages } = this.#collection
    const counts = this.#counts
    const scores = this.#scores
    for (const alternative of concept.alternatives) {
      count(text, alternative, counts.text)
      count(notes, alternative, counts.notes)
      count(titles, alternative, counts.titles)
    }
    const weight = concept.weight * rarity(counts.text.count, passages.length)
    const strength = concept.alternatives.reduce((most, next) => Math.max(most, next.weight), 0)
    this.#cover(weight, strength)
    weigh(counts.text, text, weight, B, scores.text)
    weigh(counts.notes, notes, weight * NOTES, B, scores.text)
    weigh(counts.groups, paragraphs, weight, B_PARAGRAPH, scores.groups)
    weigh(counts.titles, titles, weight, B, scores.titles)
    return weight
  }

  /** Counts a concept for the paragraphs and for what is covered of the question. */
  #cover(weight: number, strength: number): void {
    const { text, notes, groups } = this.#counts
    const { coverage } = this.#scores
    const { of } = this.#collection.groups
    for (let at = 0; at < text.count; at += 1) {
      const passage = text.touched[at] ?? 0
      const held = text.at(passage)
      groups.add(of[passage] ?? 0, held)
      coverage.add(passage, weight * Math.min(strength, held))
    }
    for (let at = 0; at < notes.count; at += 1) {
      const passage = notes.touched[at] ?? 0
      if (text.at(passage) === 0) coverage.add(passage, weight * Math.min(strength, notes.at(passage)))
    }
  }

  /** Those with words of the question, and then those of which only the rest of the paragraph has any. */
  #touchedPassages(): Int32Array {
    const { text, groups } = this.#scores
    const { starts } = this.#collection.groups
    let count = text.count
    this.#touched.set(text.touched.subarray(0, count))
    for (let at = 0; at < groups.count; at += 1) {
      const group = groups.touched[at] ?? 0
      for (let passage = starts[group] ?? 0; passage < (starts[group + 1] ?? 0); passage += 1) {
        if (text.at(passage) > 0) continue
        this.#touched[count] = passage
        count += 1
      }
    }
    return this.#touched.subarray(0, count)
  }
}

function count({ postings }: Field, { word, weight }: Alternative, into: Sums): void {
  const { starts, items, counts } = postings
  const end = starts[word + 1] ?? 0
  for (let at = starts[word] ?? 0; at < end; at += 1) into.add(items[at] ?? 0, weight * (counts[at] ?? 0))
}

/** Adds BM25's weight of a word to the items that hold it, and forgets their counts. */
function weigh(counts: Sums, { lengths, meanLength }: Lengths, weight: number, b: number, into: Sums): void {
  const most = weight * (K1 + 1)
  const least = K1 * (1 - b)
  const perWord = (K1 * b) / meanLength
  for (let at = 0; at < counts.count; at += 1) {
    const item = counts.touched[at] ?? 0
    const held = counts.at(item)
    counts.values[item] = 0
    into.add(item, (most * held) / (held + least + perWord * (lengths[item] ?? 0)))
  }
  counts.count = 0
}
