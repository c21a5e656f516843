import { collect, type Collection, type Passage } from './collection.ts'
import { confidenceFrom, evidenceParts, SUFFICIENT } from './evidence.ts'
import { explain, type Explanation } from './explain.ts'
import { Families } from './families.ts'
import { itemOf } from './postings.ts'
import { matches, type Range } from './matches.ts'
import { rank, type Wanted } from './ranking.ts'
import { readQuestion, type Repair } from './question.ts'
import type { Lexicon } from './reading.ts'
import { Scorer } from './scoring.ts'
import { restore, store } from './stored.ts'
import { Typos } from '../typos.ts'

export type { DayRange, Passage } from './collection.ts'
export type { Explanation } from './explain.ts'

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

export interface PassageIndex {
  /** The number of passages. */
  readonly size: number
  search(question: string, options: Wanted): Search
  /** Says how a search comes to its result. To see why a passage is not found, ask among that passage alone. */
  explain(question: string, options: Wanted): Explanation
  /**
   * Writes the index down without its passages, yielding often.
   * @param key stands for the very passages and how they are taken apart; without it one is made of them.
   */
  store(key?: string): Generator<void, Uint8Array>
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
 * @param key with which it was written down.
 * @returns undefined if the bytes were cut or altered, or were written by another version or for other passages.
 */
export function* restorePassageIndex(
  bytes: Uint8Array,
  passages: readonly Passage[],
  key?: string,
): Generator<void, PassageIndex | undefined> {
  const collection = yield* restore(bytes, passages, key)
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

  explain(text: string, options: Wanted): Explanation {
    return explain(this.#collection, readQuestion(text, this.#lexicon), this.#scorer, options)
  }

  store(key?: string): Generator<void, Uint8Array> {
    return store(this.#collection, key)
  }

  search(text: string, options: Wanted): Search {
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
      const isJudged = question.isTelling && ranked.length > 0
      const confidence = isJudged ? confidenceFrom(evidenceParts(ranked, passages.length)) : 0
      return { hits, sufficient: confidence >= SUFFICIENT, confidence, repairs: question.repairs }
    })
  }
}
