import type { Wanted } from './candidates.ts'
import type { Collection } from './collection.ts'
import type { Passage } from './passage.ts'
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
  text: 2.7,
  paragraph: 3.7,
  title: 0.8,
  previous: 0.4,
  next: 1.1,
  coverage: 2.1,
  squaredCoverage: 1.2,
  nearCoverage: 1.5,
  paragraphCoverage: 2.7,
  ownShare: 1.7,
  adjacent: 0.4,
  family: 1.2,
  numbers: 0.3,
  opening: 0.4,
  reference: 0.7,
  number: 1.9,
  date: 1.3,
  name: 1.1,
  kindNear: 0.6,
  hint: 1.2,
  question: -2,
  fragment: -0.5,
  manner: 1,
  defines: 3,
  carried: 1,
  joint: 1,
  recency: 2,
}

/** Ranks the passages that have anything to do with a question: by score, then by their order. */
export function rank(
  collection: Collection,
  question: Question,
  scores: AllScores,
  { limit, among }: Wanted,
): Ranked[] {
  const measure = new Measure(collection, question, scores)
  const measured = scores
    .candidates({ limit: Math.max(limit, LEAST_MEASURED), ...(among && { among }) })
    .map((passage) => ({ passage, features: measure.features(passage) }))
  return withRecency(collection, question, measured)
    .map(({ passage, features }) => {
      const score = FEATURES.reduce((sum, feature) => sum + WEIGHTS[feature] * features[feature], 0)
      return { passage, score, features }
    })
    .sort(inOrder)
    .slice(0, limit)
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
