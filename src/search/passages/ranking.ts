import type { Wanted } from './candidates.ts'
import type { Collection } from './collection.ts'
import type { Passage } from './passage.ts'
import { NUMBER } from './wordClasses.ts'
import { FEATURES, Measure, type Feature, type Features } from './features.ts'
import type { Question } from './question.ts'
import type { AllScores } from './scoring.ts'

export interface Ranked {
  readonly passage: number
  readonly score: number
  readonly features: Features
}

/** So many passages are measured in full; of the rest none has come to the top. */
const LEAST_MEASURED = 40

export const WEIGHTS: Readonly<Record<Feature, number>> = {
  text: 2.5,
  paragraph: 3.5,
  title: 2,
  previous: 0,
  next: 0.5,
  coverage: 2.4,
  squaredCoverage: -0.8,
  nearCoverage: 1.2,
  paragraphCoverage: 1,
  ownShare: 1.6,
  adjacent: 0.1,
  family: 2.2,
  numbers: 0.4,
  opening: 0.4,
  reference: 0.3,
  number: 2,
  date: 3,
  name: 1.2,
  kindNear: 0.7,
  counted: 1.3,
  stretch: 0.9,
  hint: 1.3,
  question: -2,
  fragment: -1.2,
  tail: -3,
  manner: 2.7,
  defines: 2.9,
  carried: 1.7,
  joint: 2.4,
  recency: 2,
  timely: 1.2,
  spoken: 2.4,
}

/**
 * Ranks the passages that have anything to do with a question: by score, then by their order. All that were measured are
 * there, so that what is judged of the best does not depend on how many are wanted.
 */
export function rank(
  collection: Collection,
  question: Question,
  scores: AllScores,
  { limit, among }: Wanted,
): readonly Ranked[] {
  const measure = new Measure(collection, question, scores)
  const measured = scores
    .candidates({ limit: Math.max(limit, LEAST_MEASURED), ...(among && { among }) })
    .map((passage) => ({ passage, features: measure.features(passage) }))
  const ranked = withRecency(collection, question, measured)
    .map(({ passage, features }) => {
      const score = FEATURES.reduce((sum, feature) => sum + WEIGHTS[feature] * features[feature], 0)
      return { passage, score, features }
    })
    .sort(inOrder)
  return newestNumbersFirst(collection, question, ranked)
}

/** A number that changes is answered by passages that score so much of the best. */
const LEAST_OF_BEST = 0.75

/** Where the newest number is asked for: of the passages that give one, the newer before the older. */
function newestNumbersFirst(
  collection: Collection,
  { asking, counted, kind }: Question,
  ranked: readonly Ranked[],
): readonly Ranked[] {
  if (!asking.isNewest || kind !== NUMBER) return ranked
  const scores = ranked.map(({ score }) => score)
  const isNumber = ({ score, features }: Ranked): boolean =>
    (counted === 0 ? features.kindNear : features.counted) === 1 && score >= LEAST_OF_BEST * (scores[0] ?? 0)
  const numbers = ranked
    .filter(isNumber)
    .sort(
      (a, b) =>
        lastDayOf(collection.passage(b.passage)) - lastDayOf(collection.passage(a.passage)) || inOrder(a, b),
    )
  // Scores go on falling, as who reads them expects.
  return [...numbers, ...ranked.filter((each) => !isNumber(each))].map((each, at) => ({
    ...each,
    score: scores[at] ?? each.score,
  }))
}

interface Measured {
  readonly passage: number
  readonly features: Features
}

/** After so many days behind the newest a passage is half as new. */
const HALF_AS_NEW = 30

/** Where it is asked how things stand now, measures how new each passage is beside the newest of them. */
function withRecency(
  collection: Collection,
  { asking }: Question,
  measured: readonly Measured[],
): readonly Measured[] {
  if (!asking.isNewest) return measured
  const days = measured.map(({ passage }) => lastDayOf(collection.passage(passage)))
  const newest = Math.max(...days)
  return measured.map(({ passage, features }, at) => ({
    passage,
    features: { ...features, recency: 1 / (1 + (newest - (days[at] ?? 0)) / HALF_AS_NEW) },
  }))
}

/** The last day on which the passage's document may have been published; long ago if that is not known. */
function lastDayOf(passage: Passage | undefined): number {
  const { from = 0, to = 0 } = passage?.published ?? {}
  return Number.isFinite(to) ? to : from
}

function inOrder(
  left: { readonly passage: number; readonly score: number },
  right: { readonly passage: number; readonly score: number },
): number {
  return right.score - left.score || left.passage - right.passage
}
