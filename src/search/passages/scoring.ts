import { rarity } from './bm25.ts'
import { CandidateSearch, type Wanted } from './candidates.ts'
import type { Collection } from './collection.ts'
import { Occurrences } from './occurrences.ts'
import { PassageCounter, postingsOf, type ConceptPostings } from './postingLists.ts'
import type { Concept } from './question.ts'
import type { Alternative } from './reading.ts'
import { PassageScores, type Scores } from './scores.ts'
import { WordMarks } from './wordMarks.ts'

/** The scores, and the passages that are worth measuring in full. */
export interface AllScores extends Scores {
  /** Passages that have anything to do with the question, those first that promise most. */
  candidates(wanted: Wanted): number[]
}

/** Words that count so much less than a concept's best one do not make it more common. */
const STRONG = 0.65
/** So many words' frequencies are remembered. */
const MOST_REMEMBERED = 20_000

/** Scores passages. Holds the room that this takes, so it serves one question at a time. */
export class Scorer {
  readonly #collection: Collection
  readonly #counter: PassageCounter
  readonly #search: CandidateSearch
  readonly #marks: WordMarks
  /** By the words of a concept in how many passages they were found; frequent words are asked for again and again. */
  readonly #foundBefore = new Map<string, number>()

  constructor(collection: Collection) {
    this.#collection = collection
    this.#counter = new PassageCounter(collection.views.map(({ segment }) => segment))
    this.#search = new CandidateSearch(collection)
    this.#marks = new WordMarks(collection.wordClasses.length)
  }

  /** @param concepts at least one. */
  score(concepts: readonly Concept[]): AllScores {
    const collection = this.#collection
    const occurrences = new Occurrences(collection, concepts, this.#marks)
    const postings = collection.views.map((view) => postingsOf(view, occurrences))
    const weights = concepts.map(
      ({ weight, alternatives }, at) =>
        weight * rarity(this.#found(postings, at, alternatives, occurrences), collection.size),
    )
    return new QuestionScores(occurrences, weights, postings, this.#search)
  }

  /** How many passages hold a concept in their text: how rare a word is does not hang on how common its synonyms are. */
  #found(
    postings: readonly (readonly ConceptPostings[])[],
    concept: number,
    alternatives: readonly Alternative[],
    { strengths, joined }: Occurrences,
  ): number {
    const least = STRONG * (strengths[concept] ?? 0)
    const key = alternatives.flatMap(({ word, weight }) => (weight >= least ? word : [])).join()
    // What a space was put into hangs on the question's other words.
    const known = joined.size === 0 ? this.#foundBefore.get(key) : undefined
    if (known !== undefined) return known
    const found = this.#collection.views.reduce((sum, view, at) => {
      const own = postings[at]?.[concept]
      return own ? sum + this.#counter.count(own, view, least) : sum
    }, 0)
    if (joined.size === 0) {
      if (this.#foundBefore.size === MOST_REMEMBERED) this.#foundBefore.clear()
      this.#foundBefore.set(key, found)
    }
    return found
  }
}

class QuestionScores extends PassageScores implements AllScores {
  readonly #postings: readonly (readonly ConceptPostings[])[]
  readonly #search: CandidateSearch

  constructor(
    occurrences: Occurrences,
    weights: readonly number[],
    postings: readonly (readonly ConceptPostings[])[],
    search: CandidateSearch,
  ) {
    super(occurrences, weights)
    this.#postings = postings
    this.#search = search
  }

  candidates(wanted: Wanted): number[] {
    return this.#search.best(this, this.#postings, wanted)
  }
}
