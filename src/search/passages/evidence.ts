import type { Features } from './features.ts'
import { DATE, NAME, NUMBER } from './wordClasses.ts'
import type { Question } from './question.ts'
import type { Ranked } from './ranking.ts'

/** So many of the best passages are looked at. */
const LOOKED_AT = 3

/**
 * A logistic model of whether the best passages answer what is asked for. Shares of the question's weight are comparable
 * between questions; in a larger collection more words are met by chance.
 */
const WEIGHTS = {
  paragraphCoverage: 0.98,
  text: 0.55,
  paragraph: 4.28,
  names: 1.61,
  allNames: 0.4,
  noPredicate: -0.92,
  noOwnPredicate: -0.26,
  defines: 0.34,
  undefined: -0.97,
  withoutManner: -0.23,
  withoutDate: -2.0,
  withoutNumber: -0.91,
  withoutName: -0.12,
  withoutCounted: -0.69,
  missingNumbers: -0.94,
  missingTopic: -6.0,
  untimely: -1.5,
  whetherApart: -1.49,
  fewApart: -2.85,
  adjacent: 2.32,
  size: -0.45,
  bias: -1.89,
} as const
const SIZES = { least: 30, most: 10_000 } as const

/** Up from this confidence the best passages are evidence. */
export const SUFFICIENT = 0.31

/** All of them, but for rounding; and next to nothing. */
const ALMOST = 0.99
const LITTLE = 0.2

/** Something that a sum of weighted values is made of. */
export interface Part {
  readonly name: string
  readonly value: number
  readonly weight: number
}

/**
 * What speaks for and against the passage's answering the question that does most so, of the best ones. What is needed
 * must stand in one place: a name here and what is asked of it there answers nothing.
 * @param ranked best first, at least one.
 * @param size the number of passages in the collection.
 */
export function evidenceParts(ranked: readonly Ranked[], question: Question, size: number): Part[] {
  return ranked
    .slice(0, LOOKED_AT)
    .map(({ features }) => partsOf(features, question, size))
    .reduce((most, next) => (sumOf(next) > sumOf(most) ? next : most))
}

function partsOf(features: Features, question: Question, size: number): Part[] {
  const { coverage, paragraphCoverage, text, paragraph, joint, ownJoint, names } = features
  const { asking, kind } = question
  const isManner = asking.isSaying || asking.isCause || asking.isOffice || asking.isAge
  const manner = Math.min(features.manner, joint)
  const defines = asking.isDefinition ? Math.min(features.defines, coverage) : 0
  const values: Readonly<Record<keyof typeof WEIGHTS, number>> = {
    paragraphCoverage,
    text,
    paragraph,
    names,
    allNames: names > ALMOST ? 1 : 0,
    noPredicate: features.predicate * names < LITTLE ? 1 : 0,
    noOwnPredicate: ownJoint < LITTLE ? 1 : 0,
    defines,
    undefined: asking.isDefinition && defines === 0 ? 1 : 0,
    withoutManner: isManner && !asking.isSaying ? 1 - manner : 0,
    withoutDate: kind === DATE ? 1 - features.date : 0,
    withoutNumber: kind === NUMBER && !asking.isAge ? 1 - features.kindNear : 0,
    withoutName: kind === NAME && !asking.isDefinition ? 1 - features.kindNear : 0,
    withoutCounted: question.counted !== 0 ? 1 - features.counted : 0,
    missingNumbers: features.missingNumbers,
    missingTopic: features.missingTopic,
    untimely: features.untimely,
    whetherApart: asking.isWhether ? 1 - ownJoint : 0,
    fewApart: (1 - ownJoint) / question.concepts.length,
    adjacent: features.adjacent,
    size: Math.log(Math.min(SIZES.most, Math.max(SIZES.least, size))),
    bias: 1,
  }
  return Object.entries(WEIGHTS).map(([name, weight]) => ({ name, value: valueOf(values, name), weight }))
}

function valueOf(values: Readonly<Record<string, number>>, name: string): number {
  return values[name] ?? 0
}

/** How likely it is that the best passages answer the question at all, 0..1. */
export function confidenceFrom(parts: readonly Part[]): number {
  return 1 / (1 + Math.exp(-sumOf(parts)))
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { value, weight }) => sum + weight * value, 0)
}
