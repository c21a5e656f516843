import { rarity } from './bm25.ts'
import { CandidateSearch, type Wanted } from './candidates.ts'
import type { Collection } from './collection.ts'
import { Occurrences } from './occurrences.ts'
import { PassageCounter, postingsOf, type ConceptPostings } from './postingLists.ts'
import type { Concept } from './question.ts'
import { PassageScores, type Scores } from './scores.ts'

/** The scores, and the passages that are worth measuring in full. */
export interface AllScores extends Scores {
  /** Passages that have anything to do with the question, those first that promise most. */
  candidates(wanted: Wanted): number[]
}

/** Words that count so much less than a concept's best one do not make it more common. */
const STRONG = 0.65

/** Scores passages. Holds the room that this takes, so it serves one question at a time. */
export class Scorer {
  readonly #collection: Collection
  readonly #counter: PassageCounter
  readonly #search: CandidateSearch

  constructor(collection: Collection) {
    this.#collection = collection
    this.#counter = new PassageCounter(collection.views.map(({ segment }) => segment))
    this.#search = new CandidateSearch(collection)
  }

  /** @param concepts at least one. */
  score(concepts: readonly Concept[]): AllScores {
    const collection = this.#collection
    const occurrences = new Occurrences(collection, concepts)
    const postings = collection.views.map((view) => postingsOf(view, occurrences))
    const weights = concepts.map(
      ({ weight }, at) =>
        weight *
        rarity(this.#found(postings, at, STRONG * (occurrences.strengths[at] ?? 0)), collection.size),
    )
    return new QuestionScores(occurrences, weights, postings, this.#search)
  }

  /** How many passages hold a concept in their text: how rare a word is does not hang on how common its synonyms are. */
  #found(postings: readonly (readonly ConceptPostings[])[], concept: number, least: number): number {
    return this.#collection.views.reduce((sum, view, at) => {
      const own = postings[at]?.[concept]
      return own ? sum + this.#counter.count(own, view, least) : sum
    }, 0)
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
