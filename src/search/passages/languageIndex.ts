import type { Wanted } from './candidates.ts'
import { collect } from './collect.ts'
import type { Collection } from './collection.ts'
import { Dictionary } from './dictionary.ts'
import { confidenceFrom, evidenceParts, SUFFICIENT } from './evidence.ts'
import { explain, type Explanation } from './explain.ts'
import { holdingAll } from './holding.ts'
import { matches, type Range } from './matches.ts'
import { mergedSegment, segmentsToMerge } from './merge.ts'
import type { Occurrences } from './occurrences.ts'
import type { IndexedDocument } from './passage.ts'
import { itemOf } from './postings.ts'
import { rank } from './ranking.ts'
import { readQuestion, type Asked, type Repair } from './question.ts'
import type { IndexWords } from './reading.ts'
import { Scorer } from './scoring.ts'
import { wholeView, type SegmentView } from './segmentView.ts'

/** A passage that was found, by its number: among those of its language, or among all. */
export interface Hit<Of extends number = number> {
  readonly passage: Of
  readonly score: number
  /** The share of the question's weight that the passage holds, 0..1; rare words weigh more. */
  readonly coverage: number
  /** Where the passage's text holds words of the question; ascending, not overlapping. */
  readonly matches: readonly Range[]
}

/** The result of a search. */
export interface Search<Of extends number = number> {
  /** By score, then by the passages' order. */
  readonly hits: readonly Hit<Of>[]
  /** Whether the best hits are evidence for the question at all. */
  readonly sufficient: boolean
  /** What that was decided by, 0..1. */
  readonly confidence: number
  /** Misspelt words and what they were read as. */
  readonly repairs: readonly Repair[]
  /** Whether the question asks how things stand now, so that newer passages come before older ones. */
  readonly isNewestFirst: boolean
}

export const NOTHING: Search<never> = {
  hits: [],
  sufficient: false,
  confidence: 0,
  repairs: [],
  isNewestFirst: false,
}

/** What an index is made of that another may be made of as well. */
export interface Known {
  readonly dictionary: Dictionary
  readonly views: readonly SegmentView[]
  /** Absent where the views were read from a file. */
  readonly collection?: Collection
}

/**
 * Indexes documents that are in one language, yielding often.
 * @param known what an earlier index was made of: documents that it has are not looked at again.
 */
export function* buildLanguageIndex(
  documents: readonly IndexedDocument[],
  code: string,
  known: Known = { dictionary: new Dictionary(code), views: [] },
): Generator<void, LanguageIndex> {
  const collection = yield* collect(documents, known.dictionary, known.views, known.collection)
  return new LanguageIndex(collection, known.dictionary, code)
}

/** The passages of one language: what stands in other languages makes no difference to what is found among them. */
export class LanguageIndex implements Known {
  readonly dictionary: Dictionary
  readonly code: string
  #collection: Collection
  #words: IndexWords
  #scorer: Scorer

  constructor(collection: Collection, dictionary: Dictionary, code: string) {
    this.dictionary = dictionary
    this.code = code
    this.#collection = collection
    this.#words = wordsOf(collection, code)
    this.#scorer = new Scorer(collection)
  }

  get collection(): Collection {
    return this.#collection
  }

  get views(): readonly SegmentView[] {
    return this.#collection.views
  }

  /**
   * Merges some segments, if that should be done, yielding often. Questions are answered from the old ones until it is
   * done, and from the new one afterwards, with the same results.
   * @returns whether anything was merged.
   */
  *merge(): Generator<void, boolean> {
    const chosen = segmentsToMerge(this.views)
    if (chosen.length === 0) return false
    const segment = yield* mergedSegment(chosen, this.dictionary)
    const views = [...this.views.filter((view) => !chosen.includes(view)), wholeView(segment)]
    this.#collection = yield* collect(this.#collection.documents, this.dictionary, views)
    this.#words = wordsOf(this.#collection, this.code)
    this.#scorer = new Scorer(this.#collection)
    return true
  }

  /** Whether the passages have the word. */
  knows(word: string): boolean {
    return this.#words.vocabulary.related(word).length > 0
  }

  /** The passages whose text holds every word, in whatever form. */
  holding(words: readonly string[]): number[] {
    const sets = words.map((word) => this.#words.vocabulary.related(word))
    return this.views.flatMap((view) => holdingAll(view, sets))
  }

  explain(asked: Asked, options: Wanted): Explanation {
    return explain(this.#collection, readQuestion(asked, this.#words), this.#scorer, options)
  }

  search(asked: Asked, options: Wanted): Search {
    const question = readQuestion(asked, this.#words)
    if (question.concepts.length === 0) return NOTHING
    const scores = this.#scorer.score(question.concepts)
    const ranked = rank(this.#collection, question, scores, options)
    const hits = ranked.slice(0, options.limit).map(({ passage, score, features: { coverage } }): Hit => ({
      passage,
      score,
      coverage,
      matches: this.#matches(passage, scores.occurrences),
    }))
    const isJudged = question.isTelling && ranked.length > 0
    const confidence = isJudged ? confidenceFrom(evidenceParts(ranked, question, this.#collection.size)) : 0
    return {
      hits,
      sufficient: confidence >= SUFFICIENT,
      confidence,
      repairs: question.repairs,
      isNewestFirst: question.asking.isNewest,
    }
  }

  #matches(number: number, occurrences: Occurrences): Range[] {
    const found = this.#collection.passage(number)
    if (!found) return []
    const isAsked = (word: number): boolean => occurrences.isAsked(word)
    const { segment, passage } = this.#collection.placeOf(number)
    const hasCompounds =
      occurrences.joined.has(number) || itemOf(segment.text.compounds, passage).some(isAsked)
    return matches(found, isAsked, this.#collection.vocabulary, hasCompounds)
  }
}

function wordsOf({ vocabulary, wordClasses }: Collection, code: string): IndexWords {
  return { code, vocabulary, typos: vocabulary.typos, families: vocabulary.families, wordClasses }
}
