import type { Collection } from './collection.ts'
import { places } from './places.ts'
import type { Question } from './question.ts'
import type { Scores } from './scores.ts'
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

/** Shorter words have no family. */
const SHORTEST_OF_FAMILY = 5
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
  /** How words of each concept's family begin. */
  readonly #families: readonly (string | undefined)[]
  readonly #isNumber: readonly boolean[]

  constructor(collection: Collection, question: Question, scores: Scores) {
    this.#collection = collection
    this.#question = question
    this.#scores = scores
    this.#surroundings = new Surroundings(scores.occurrences)
    this.#shares = scores.weights.map((weight) => weight / scores.whole)
    this.#families = question.concepts.map(({ word }) =>
      word.length < SHORTEST_OF_FAMILY ? undefined : word.slice(0, Math.max(4, word.length - 4)),
    )
    this.#isNumber = question.concepts.map(({ word }) => /\p{N}/u.test(word))
  }

  features(passage: number): Features {
    const scores = this.#scores
    const { first, last } = this.#surroundings.near(passage)
    const text = this.#collection.passage(passage)?.text ?? ''
    const before = passage > first ? scores.text(passage - 1) : 0
    const coverage = scores.coverage(passage)
    return {
      text: scores.text(passage),
      paragraph: scores.paragraph(passage),
      title: scores.title(passage),
      previous: before,
      next: passage < last ? scores.text(passage + 1) : 0,
      coverage,
      squaredCoverage: coverage * coverage,
      reference: before > 0 && REFERENCE.test(text) ? before : 0,
      hint: this.#question.hints.filter((hint) => hint.test(text)).length,
      ...this.#spread(passage, first, last),
      ...places(this.#surroundings, passage, this.#collection.kinds, this.#question.kind, this.#shares),
    }
  }

  /** How the question's words are spread over the passage and those near it. */
  #spread(
    passage: number,
    first: number,
    last: number,
  ): Pick<
    Features,
    'nearCoverage' | 'paragraphCoverage' | 'ownShare' | 'family' | 'numbers' | 'missingNames'
  > {
    const own = this.#surroundings.held(passage)
    const before = passage > first ? this.#surroundings.held(passage - 1) : 0
    const titled = this.#surroundings.titled(passage)
    const others: number[] = []
    for (let near = first; near <= last; near += 1)
      if (near !== passage) others.push(this.#surroundings.held(near))
    const sum = { nearCoverage: 0, paragraphCoverage: 0, ownShare: 0, family: 0, numbers: 0, missingNames: 0 }
    for (const [concept, share] of this.#shares.entries()) {
      const bit = 1 << concept
      let holders = 0
      for (const held of others) if ((held & bit) !== 0) holders += 1
      if ((own & bit) !== 0) {
        sum.paragraphCoverage += share
        sum.ownShare += share / (1 + holders)
        if (this.#isNumber[concept]) sum.numbers += share
        continue
      }
      if ((before & bit) !== 0) sum.nearCoverage += share
      if (holders > 0) sum.paragraphCoverage += share
      else if (this.#question.concepts[concept]?.isName && (titled & bit) === 0) sum.missingNames += share
      if (this.#hasFamily(passage, this.#families[concept])) sum.family += share
    }
    return sum
  }

  #hasFamily(passage: number, beginning: string | undefined): boolean {
    if (beginning === undefined) return false
    const { words } = this.#collection.vocabulary
    for (const word of this.#surroundings.sequence(passage))
      if (words[word]?.startsWith(beginning)) return true
    return false
  }
}
