import type { Collection } from './collection.ts'
import { DATE, NAME, NUMBER } from './kinds.ts'
import type { Question } from './question.ts'
import type { Scores } from './scoring.ts'
import { Surroundings } from './surroundings.ts'

/** What speaks for a passage; the names of the weights in ranking.ts. */
export const FEATURES = [
  'text',
  'paragraph',
  'title',
  'previous',
  'next',
  'coverage',
  'squaredCoverage',
  'nearCoverage',
  'paragraphCoverage',
  'ownShare',
  'adjacent',
  'family',
  'numbers',
  'opening',
  'reference',
  'number',
  'date',
  'name',
  'kindNear',
  'hint',
] as const

export type Feature = (typeof FEATURES)[number]
export interface Features extends Readonly<Record<Feature, number>> {
  /** The share of the question's weight that is names of which neither the paragraph nor the title has anything. */
  readonly missingNames: number
}

/** Neighbours in the question that stand as near in the passage count as a phrase. */
const ADJACENT = 2
const NEAR = 4
const OPENING = 3
const MOST_NAMES = 4
/** English beginnings of sentences that go on about what the sentence before was about. */
const REFERENCE =
  /^(?:(?:today|now|then|however|also|later|here),? )?(?:he|she|it|its|his|her|their|they|this|these|those|that|such|the)\b/i

/** Measures passages against one question. */
export class Measure {
  readonly #collection: Collection
  readonly #question: Question
  readonly #scores: Scores
  readonly #surroundings: Surroundings
  /** Each concept's share of the question's weight. */
  readonly #shares: readonly number[]
  readonly #families: readonly (string | undefined)[]

  constructor(collection: Collection, question: Question, scores: Scores) {
    this.#collection = collection
    this.#question = question
    this.#scores = scores
    this.#surroundings = new Surroundings(collection, question.concepts)
    this.#shares = scores.weights.map((weight) => weight / scores.whole)
    this.#families = question.concepts.map(({ word }) =>
      word.length < 5 ? undefined : word.slice(0, Math.max(4, word.length - 4)),
    )
  }

  features(passage: number): Features {
    const scores = this.#scores
    const neighbours = this.#surroundings.neighbours(passage)
    const previous = neighbours.includes(passage - 1) ? passage - 1 : undefined
    const next = neighbours.includes(passage + 1) ? passage + 1 : undefined
    const text = this.#collection.passages[passage]?.text ?? ''
    const before = previous === undefined ? 0 : scores.text(previous)
    const coverage = scores.coverage(passage)
    return {
      text: scores.text(passage),
      paragraph: scores.paragraph(passage),
      title: scores.title(passage),
      previous: before,
      next: next === undefined ? 0 : scores.text(next),
      coverage,
      squaredCoverage: coverage * coverage,
      reference: REFERENCE.test(text) ? before : 0,
      hint: this.#question.hints.filter((hint) => hint.test(text)).length,
      ...this.#contextual(passage, previous, neighbours),
      ...this.#positional(this.#surroundings.sequence(passage)),
    }
  }

  /** How the question's words are spread over the passage and its paragraph. */
  #contextual(
    passage: number,
    previous: number | undefined,
    neighbours: readonly number[],
  ): Pick<
    Features,
    'nearCoverage' | 'paragraphCoverage' | 'ownShare' | 'family' | 'numbers' | 'missingNames'
  > {
    const own = this.#surroundings.held(passage)
    const before = previous === undefined ? undefined : this.#surroundings.held(previous)
    const held = neighbours.map((near) => this.#surroundings.held(near))
    const titled = this.#surroundings.titled(passage)
    const words = this.#wordsFor(passage, own)
    const sum = { nearCoverage: 0, paragraphCoverage: 0, ownShare: 0, family: 0, numbers: 0, missingNames: 0 }
    for (const [concept, share] of this.#shares.entries()) {
      const holders = held.filter((near) => near.has(concept)).length
      if (own.has(concept)) {
        sum.paragraphCoverage += share
        sum.ownShare += share / (1 + holders)
        if (/\p{N}/u.test(this.#question.concepts[concept]?.word ?? '')) sum.numbers += share
        continue
      }
      if (before?.has(concept)) sum.nearCoverage += share
      if (holders > 0) sum.paragraphCoverage += share
      else if (this.#question.concepts[concept]?.isName && !titled.has(concept)) sum.missingNames += share
      const family = this.#families[concept]
      if (family !== undefined && words.some((word) => word.startsWith(family))) sum.family += share
    }
    return sum
  }

  /** The passage's words, spelt out only if a word of the question is missing from it. */
  #wordsFor(passage: number, own: ReadonlySet<number>): string[] {
    if (own.size === this.#shares.length) return []
    const { words } = this.#collection.vocabulary
    return Array.from(this.#surroundings.sequence(passage), (word) => words[word] ?? '')
  }

  /** Where the question's words stand in the passage, and near what. */
  #positional(
    sequence: Int32Array,
  ): Pick<Features, 'adjacent' | 'opening' | 'number' | 'date' | 'name' | 'kindNear'> {
    const { kind } = this.#question
    const places: number[][] = this.#shares.map(() => [])
    const held: number[] = []
    const ofKind = new Map<number, number[]>()
    for (const [at, word] of sequence.entries()) {
      const concepts = this.#surroundings.conceptsOf(word)
      for (const concept of concepts) places[concept]?.push(at)
      if (concepts.length > 0) held.push(at)
      else if (((this.#collection.kinds[word] ?? 0) & kind) !== 0)
        ofKind.set(word, [...(ofKind.get(word) ?? []), at])
    }
    const isNear = [...ofKind.values()]
      .flat()
      .some((at) => held.some((other) => Math.abs(other - at) <= NEAR))
    return {
      adjacent: this.#adjacent(places),
      opening: held.some((at) => at < OPENING) ? 1 : 0,
      number: kind === NUMBER && ofKind.size > 0 ? 1 : 0,
      date: kind === DATE && ofKind.size > 0 ? 1 : 0,
      name: kind === NAME && ofKind.size > 0 ? 0.5 + Math.min(ofKind.size, MOST_NAMES) / (2 * MOST_NAMES) : 0,
      kindNear: isNear ? 1 : 0,
    }
  }

  /** The share of the question's neighbouring words that are neighbours in the passage too. */
  #adjacent(places: readonly (readonly number[])[]): number {
    let all = 0
    let adjacent = 0
    for (let left = 0; left + 1 < places.length; left += 1) {
      const weight = Math.min(this.#shares[left] ?? 0, this.#shares[left + 1] ?? 0)
      all += weight
      const isAdjacent = places[left]?.some((at) =>
        places[left + 1]?.some((other) => other - at <= ADJACENT && at - other < ADJACENT && other !== at),
      )
      if (isAdjacent) adjacent += weight
    }
    return all > 0 ? adjacent / all : 0
  }
}
