import type { Collection } from './collection.ts'
import { DATE } from './kinds.ts'
import { places } from './places.ts'
import type { Question } from './question.ts'
import type { Scores } from './scores.ts'
import { Surroundings } from './surroundings.ts'
import { definingIn, formOf, mannerOf } from './telling.ts'

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
  'question',
  'fragment',
  'manner',
  'defines',
  'carried',
  'joint',
  'recency',
] as const

export type Feature = (typeof FEATURES)[number]
export interface Features extends Readonly<Record<Feature, number>> {
  /** The share of the question's weight that is names of which neither the paragraph nor the title has anything. */
  readonly missingNames: number
  /** The share of the question's names that the passage and the sentences beside it hold; 1 if it has none. */
  readonly names: number
  /** The same of what is asked of them. */
  readonly predicate: number
}

/** Shorter words have no family. */
const SHORTEST_OF_FAMILY = 5
/** English beginnings of sentences that go on about what the sentence before was about. */
const REFERENCE =
  /^(?:(?:today|now|then|however|also|later|here),? )?(?:he|she|it|its|his|her|their|they|this|these|those|that|such|the)\b/i

/** Beginnings of sentences that go on about whom the sentence before was about. */
const PRONOUN =
  /^["'“”‘’«»]{0,2}(?:(?:\p{L}+ly|in \d{4}|since(?: \d{4})?|after|before|later|then|now),? )?(?:he|she|it|they|his|her|its|their|er|sie|sein|seine|ihre?|il|elle|ils|elles|son|sa|ses|él|ella|ellos|su|sus|hij|zij|ze|lui|lei|ele|ela|он|она|они|هو|هي)(?!\p{L})/iu
/** So many sentences before may say whom a pronoun means. */
const PRONOUN_REACH = 2

/** A word stands for one that was asked for if it counts so much for it, and half if it counts at least so much. */
const WELL = 0.5
const LEAST_FAIRLY = 0.35
const FAIRLY = 0.6

/** Measures passages against one question. */
export class Measure {
  readonly #collection: Collection
  readonly #question: Question
  readonly #scores: Scores
  readonly #surroundings: Surroundings
  readonly #wellHeld: Surroundings
  readonly #fairlyHeld: Surroundings
  /** Each concept's share of the question's weight. */
  readonly #shares: readonly number[]
  /** How words of each concept's family begin. */
  readonly #families: readonly (string | undefined)[]
  readonly #isNumber: readonly boolean[]
  readonly #isAsked: (word: string) => boolean
  readonly #wordsAsked: ReadonlySet<string>

  constructor(collection: Collection, question: Question, scores: Scores) {
    this.#collection = collection
    this.#question = question
    this.#scores = scores
    this.#surroundings = new Surroundings(scores.occurrences)
    this.#wellHeld = new Surroundings(scores.occurrences, WELL)
    this.#fairlyHeld = new Surroundings(scores.occurrences, LEAST_FAIRLY)
    this.#shares = scores.weights.map((weight) => weight / scores.whole)
    this.#families = question.concepts.map(({ word }) =>
      word.length < SHORTEST_OF_FAMILY ? undefined : word.slice(0, Math.max(4, word.length - 4)),
    )
    const { words } = collection.vocabulary
    this.#wordsAsked = new Set(
      question.asking.isDefinition || question.asking.isSaying
        ? question.concepts.flatMap(({ alternatives }) => alternatives.map(({ word }) => words[word] ?? ''))
        : [],
    )
    this.#isAsked = (word) => this.#wordsAsked.has(word)
    this.#isNumber = question.concepts.map(({ word }) => /\p{N}/u.test(word))
  }

  features(passage: number): Features {
    const scores = this.#scores
    const { first, last } = this.#surroundings.near(passage)
    const text = this.#collection.passage(passage)?.text ?? ''
    const before = passage > first ? scores.text(passage - 1) : 0
    const coverage = scores.coverage(passage)
    const { asking } = this.#question
    const beside = this.#beside(passage)
    return {
      text: scores.text(passage),
      paragraph: scores.paragraph(passage),
      title: scores.title(passage),
      previous: before,
      next: passage < last ? scores.text(passage + 1) : 0,
      coverage,
      squaredCoverage: coverage * coverage,
      reference: before > 0 && REFERENCE.test(text) ? before : 0,
      ...formOf(text),
      manner: mannerOf(text, asking, this.#isAsked),
      defines: asking.isDefinition && coverage > 0 ? definingIn(text, this.#isAsked) : 0,
      carried: PRONOUN.test(text) ? this.#carried(passage) : 0,
      ...beside,
      joint: Math.min(beside.names, beside.predicate),
      recency: 0,
      hint: this.#question.hints.filter((hint) => hint.test(text)).length,
      ...this.#spread(passage, first, last),
      ...places(this.#surroundings, passage, this.#collection.kinds, this.#question.kind, this.#shares),
      ...this.#dated(passage),
    }
  }

  /** A time that a passage names may be counted from the day of its publication, as "on Tuesday". */
  #dated(passage: number): { date?: number } {
    const isDated =
      this.#question.kind === DATE && (this.#collection.passage(passage)?.dates?.length ?? 0) > 0
    return isDated ? { date: 1 } : {}
  }

  /** What of the question's names and of its other words the passage and the sentences beside it hold. */
  #beside(passage: number): Pick<Features, 'names' | 'predicate'> {
    const well = this.#heldAround(this.#wellHeld, passage, 1, 1)
    const fairly = this.#heldAround(this.#fairlyHeld, passage, 1, 1)
    const titled = this.#surroundings.titled(passage)
    const all = { names: 0, predicate: 0 }
    const found = { names: 0, predicate: 0 }
    for (const [concept, share] of this.#shares.entries()) {
      const bit = 1 << concept
      const isName = this.#question.concepts[concept]?.isName === true
      const kind = isName ? 'names' : 'predicate'
      all[kind] += share
      if ((well & bit) !== 0 || (isName && (titled & bit) !== 0)) found[kind] += share
      else if ((fairly & bit) !== 0) found[kind] += FAIRLY * share
    }
    return {
      names: all.names > 0 ? found.names / all.names : 1,
      predicate: all.predicate > 0 ? found.predicate / all.predicate : 1,
    }
  }

  /** The concepts that a passage of the document holds or those so many sentences before and after it. */
  #heldAround(surroundings: Surroundings, passage: number, before: number, after: number): number {
    const { segment, document, shift } = this.#collection.placeOf(passage)
    const { starts } = segment.documents
    const first = Math.max((starts[document] ?? 0) + shift, passage - before)
    const last = Math.min((starts[document + 1] ?? 0) - 1 + shift, passage + after)
    let held = 0
    for (let near = first; near <= last; near += 1) held |= surroundings.held(near)
    return held
  }

  /** The share of the question's weight that only the sentences before hold, whom a pronoun may mean. */
  #carried(passage: number): number {
    const before =
      this.#heldAround(this.#surroundings, passage, PRONOUN_REACH, 0) & ~this.#surroundings.held(passage)
    return this.#shares.reduce(
      (sum, share, concept) => sum + ((before & (1 << concept)) !== 0 ? share : 0),
      0,
    )
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
