import type { Wanted } from './candidates.ts'
import type { Collection } from './collection.ts'
import { confidenceFrom, evidenceParts, SUFFICIENT, type Part } from './evidence.ts'
import { FEATURES } from './features.ts'
import type { Concept, Question } from './question.ts'
import { rank, WEIGHTS, type Ranked } from './ranking.ts'
import type { Scorer } from './scoring.ts'

/** What a word of the question gives to a passage, in shares of the question's weight. */
interface WordScore {
  readonly word: string
  readonly text: number
  readonly paragraph: number
  readonly title: number
}

/** How a passage got its score. */
interface ExplainedHit<Of extends number = number> {
  /** Its number: among those of its language, or among all. */
  readonly passage: Of
  /** The sum of the features' values by their weights. */
  readonly score: number
  /** Those that are not 0; "text", "paragraph" and "title" are the sums of the words' scores. */
  readonly features: readonly Part[]
  /** Those that give anything, in the question's order. */
  readonly words: readonly WordScore[]
}

/** A word of the question as it was read. */
interface ExplainedWord {
  readonly word: string
  /** Its share of the question's weight, 0..1: rare words weigh more. */
  readonly share: number
  /** Words of the index that count for it, and how much of it, 0..1. */
  readonly alternatives: readonly { readonly word: string; readonly weight: number }[]
}

/** How a search came to its result: plain data. */
export interface Explanation<Of extends number = number> {
  readonly words: readonly ExplainedWord[]
  readonly repairs: Question['repairs']
  /** Best first. */
  readonly hits: readonly ExplainedHit<Of>[]
  /** What the confidence is made of: its logit is their sum. Empty if there is nothing to judge. */
  readonly evidence: readonly Part[]
  /** 0..1. */
  readonly confidence: number
  readonly sufficient: boolean
}

export const NOTHING_EXPLAINED: Explanation<never> = {
  words: [],
  repairs: [],
  hits: [],
  evidence: [],
  confidence: 0,
  sufficient: false,
}

/** Searches as the index does and says how. */
export function explain(
  collection: Collection,
  question: Question,
  scorer: Scorer,
  wanted: Wanted,
): Explanation {
  const { concepts, repairs, isTelling } = question
  if (concepts.length === 0) return { ...NOTHING_EXPLAINED, repairs }
  const scores = scorer.score(concepts)
  const { weights, whole } = scores
  const ranked = rank(collection, question, scores, wanted)
  const shown = ranked.slice(0, wanted.limit)
  const evidence = ranked.length > 0 && isTelling ? evidenceParts(ranked, question, collection.size) : []
  const confidence = evidence.length > 0 ? confidenceFrom(evidence) : 0
  return {
    words: concepts.map(({ word, alternatives }, at) => ({
      word,
      share: (weights[at] ?? 0) / whole,
      alternatives: alternatives
        .map((alternative) => ({
          word: collection.vocabulary.words[alternative.word] ?? '',
          weight: alternative.weight,
        }))
        .sort((a, b) => b.weight - a.weight),
    })),
    repairs,
    hits: explainHits(shown, wordScores(concepts, scorer, shown, whole)),
    evidence,
    confidence,
    sufficient: confidence >= SUFFICIENT,
  }
}

/** For each hit what each word gives to it. */
function wordScores(
  concepts: readonly Concept[],
  scorer: Scorer,
  ranked: readonly Ranked[],
  whole: number,
): WordScore[][] {
  const scores = concepts.map((concept) => {
    const ofConcept = scorer.score([concept])
    const share = ofConcept.whole / whole
    return ranked.map(({ passage }) => ({
      word: concept.word,
      text: share * ofConcept.text(passage),
      paragraph: share * ofConcept.paragraph(passage),
      title: share * ofConcept.title(passage),
    }))
  })
  return ranked.map((_, hit) =>
    scores
      .flatMap((ofWord) => ofWord[hit] ?? [])
      .filter(({ text, paragraph, title }) => text + paragraph + title > 0),
  )
}

function explainHits(ranked: readonly Ranked[], words: readonly WordScore[][]): ExplainedHit[] {
  return ranked.map(({ passage, score, features }, hit) => ({
    passage,
    score,
    features: FEATURES.map((name) => ({ name, value: features[name], weight: WEIGHTS[name] })).filter(
      ({ value }) => value !== 0,
    ),
    words: words[hit] ?? [],
  }))
}
