import { Best } from './best.ts'
import { collect, type Collection, type Passage } from './collection.ts'
import { matches, type Range } from './matches.ts'
import { readQuestion, type Repair } from './question.ts'
import { Scorer, type Scored } from './scoring.ts'
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
}

const SUFFICIENT = 0.32

/** Indexes passages, yielding often. */
export function* buildPassageIndex(passages: readonly Passage[]): Generator<void, PassageIndex> {
  return new Index(yield* collect(passages))
}

class Index implements PassageIndex {
  readonly #collection: Collection
  readonly #typos: Typos
  readonly #scorer: Scorer

  constructor(collection: Collection) {
    this.#collection = collection
    this.#typos = new Typos(collection.vocabulary.words)
    this.#scorer = new Scorer(collection)
  }

  get size(): number {
    return this.#collection.passages.length
  }

  search(text: string, { limit, among }: SearchOptions): Search {
    const { vocabulary, passages } = this.#collection
    const question = readQuestion(text, vocabulary, this.#typos)
    const best = new Best<Scored>(limit, (a, b) => b.score - a.score || a.passage - b.passage)
    this.#scorer.score(question.concepts, (scored) => {
      if (!among || among.has(scored.passage)) best.offer(scored)
    })
    const words = new Set(
      question.concepts.flatMap(({ alternatives }) => alternatives.map(({ word }) => word)),
    )
    const hits = best.sorted().flatMap((scored): Hit[] => {
      const passage = passages[scored.passage]
      return passage ? [{ ...scored, matches: matches(passage, words, vocabulary) }] : []
    })
    const confidence = Math.max(0, ...hits.slice(0, 3).map(({ coverage }) => coverage))
    return { hits, sufficient: confidence >= SUFFICIENT, confidence, repairs: question.repairs }
  }
}
