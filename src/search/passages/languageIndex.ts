import { collect, type Collection, type Passage } from './collection.ts'
import { confidenceFrom, evidenceParts, SUFFICIENT } from './evidence.ts'
import { explain, type Explanation } from './explain.ts'
import { Families } from './families.ts'
import { itemOf } from './postings.ts'
import { matches, type Range } from './matches.ts'
import { rank, type Wanted } from './ranking.ts'
import { readQuestion, type Asked, type Repair } from './question.ts'
import type { Lexicon } from './reading.ts'
import { Scorer } from './scoring.ts'
import { restore, store } from './stored.ts'
import { Typos } from '../typos.ts'

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

export const NOTHING: Search = { hits: [], sufficient: false, confidence: 0, repairs: [] }

/** Indexes passages that are in one language, yielding often. */
export function* buildLanguageIndex(
  passages: readonly Passage[],
  code: string,
): Generator<void, LanguageIndex> {
  return yield* indexOver(yield* collect(passages), code)
}

/** Reads an index that was written down; undefined if it is of other passages, or another version wrote it. */
export function* restoreLanguageIndex(
  bytes: Uint8Array,
  passages: readonly Passage[],
  code: string,
  key?: string,
): Generator<void, LanguageIndex | undefined> {
  const collection = yield* restore(bytes, passages, key)
  return collection && (yield* indexOver(collection, code))
}

function* indexOver(collection: Collection, code: string): Generator<void, LanguageIndex> {
  const { vocabulary } = collection
  const typos = yield* Typos.over(vocabulary.words)
  const families = yield* Families.over(vocabulary.words)
  return new LanguageIndex(collection, { code, vocabulary, typos, families })
}

/** The passages of one language: what stands in other languages makes no difference to what is found among them. */
export class LanguageIndex {
  readonly #collection: Collection
  readonly #lexicon: Lexicon
  readonly #scorer: Scorer

  constructor(collection: Collection, lexicon: Lexicon) {
    this.#collection = collection
    this.#lexicon = lexicon
    this.#scorer = new Scorer(collection)
  }

  get code(): string {
    return this.#lexicon.code
  }

  /** Whether the passages have the word. */
  knows(word: string): boolean {
    return this.#lexicon.vocabulary.related(word).length > 0
  }

  explain(asked: Asked, options: Wanted): Explanation {
    return explain(this.#collection, readQuestion(asked, this.#lexicon), this.#scorer, options)
  }

  /** @param key stands for the very passages and how they are taken apart. */
  store(key?: string): Generator<void, Uint8Array> {
    return store(this.#collection, key)
  }

  search(asked: Asked, options: Wanted): Search {
    const { vocabulary, passages, text: field } = this.#collection
    const question = readQuestion(asked, this.#lexicon)
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
