import { collect, type Collection, type Passage } from './collection.ts'
import { confidenceIn, SUFFICIENT } from './evidence.ts'
import { Families } from './families.ts'
import { itemOf } from './postings.ts'
import { matches, type Range } from './matches.ts'
import { rank } from './ranking.ts'
import { readQuestion, type Repair } from './question.ts'
import type { Lexicon } from './reading.ts'
import { Scorer } from './scoring.ts'
import { restore, store } from './stored.ts'
import { Typos } from './typos.ts'

export type { Passage } from './collection.ts'

/** A passage that was found. */
export interface Hit {
  /** Its index in the passages. */
  readonly passage: number
  readonly score: number
  /** The share of the question's weight that the passage holds, 0..1; rare words weigh more. */
  readonly coverage: number
  /** Where the passage's text holds words of the question; ascending, not overlapping. */
  readonly matches: readonly Range[]
}

/** The result of a search. */
export interface Search {
  /** By score, then by the passages' order. */
  readonly hits: readonly Hit[]
  /** Whether the best hits are evidence for the question at all. */
  readonly sufficient: boolean
  /** What that was decided by, 0..1. */
  readonly confidence: number
  /** Misspelt words and what they were read as. */
  readonly repairs: readonly Repair[]
}

/** How many hits are wanted, and among which passages; all if not given. */
export interface SearchOptions {
  readonly limit: number
  readonly among?: ReadonlySet<number>
}

export interface PassageIndex {
  /** The number of passages. */
  readonly size: number
  search(question: string, options: SearchOptions): Search
  /** Writes the index down without its passages, yielding often. */
  store(): Generator<void, Uint8Array>
}

const NOTHING: Search = { hits: [], sufficient: false, confidence: 0, repairs: [] }

/** Indexes passages, yielding often. */
export function* buildPassageIndex(passages: readonly Passage[]): Generator<void, PassageIndex> {
  return yield* indexOver(yield* collect(passages))
}

/**
 * Reads an index that was written down, in a fraction of the time of building it, yielding often.
 * @param bytes kept by the index: they must not change afterwards.
 * @param passages those that the index was built of.
 * @returns undefined if the bytes were cut or altered, or were written by another version or for other passages.
 */
export function* restorePassageIndex(
  bytes: Uint8Array,
  passages: readonly Passage[],
): Generator<void, PassageIndex | undefined> {
  const collection = yield* restore(bytes, passages)
  return collection && (yield* indexOver(collection))
}

function* indexOver(collection: Collection): Generator<void, PassageIndex> {
  const { vocabulary } = collection
  const typos = yield* Typos.over(vocabulary.words)
  const families = yield* Families.over(vocabulary.words)
  return new Index(collection, { vocabulary, typos, families })
}

class Index implements PassageIndex {
  readonly #collection: Collection
  readonly #lexicon: Lexicon
  readonly #scorer: Scorer

  constructor(collection: Collection, lexicon: Lexicon) {
    this.#collection = collection
    this.#lexicon = lexicon
    this.#scorer = new Scorer(collection)
  }

  get size(): number {
    return this.#collection.passages.length
  }

  store(): Generator<void, Uint8Array> {
    return store(this.#collection)
  }

  search(text: string, options: SearchOptions): Search {
    const { vocabulary, passages, text: field } = this.#collection
    const question = readQuestion(text, this.#lexicon)
    if (question.concepts.length === 0) return NOTHING
    const words = new Set(
      question.concepts.flatMap(({ alternatives }) => alternatives.map(({ word }) => word)),
    )
    return this.#scorer.score(question.concepts, (scores): Search => {
      const ranked = rank(this.#collection, question, scores, options)
      const hits = ranked.flatMap(({ passage: number, score, features }): Hit[] => {
        const passage = passages[number]
        if (!passage) return []
        const { coverage } = features
        const hasCompounds = itemOf(field.compounds, number).some((word) => words.has(word))
        return [
          { passage: number, score, coverage, matches: matches(passage, words, vocabulary, hasCompounds) },
        ]
      })
      const confidence = question.isTelling ? confidenceIn(ranked, passages.length) : 0
      return { hits, sufficient: confidence >= SUFFICIENT, confidence, repairs: question.repairs }
    })
  }
}
