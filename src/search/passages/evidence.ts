import type { Features } from './features.ts'
import type { Question } from './question.ts'
import type { Ranked } from './ranking.ts'

/** So many of the best passages are looked at. */
const LOOKED_AT = 3

/**
 * A logistic model of whether the best passages answer what is asked for. Shares of the question's weight are comparable
 * between questions; in a larger collection more words are met by chance.
 */
const WEIGHTS = {
  coverage: 3.07,
  paragraphCoverage: -0.78,
  text: 0.59,
  paragraph: 3.95,
  missingNames: -2.08,
  joint: 2.01,
  predicate: -0.98,
  names: -0.0,
  allNames: -0.19,
  noPredicate: -0.72,
  defines: -0.35,
  undefined: -0.97,
  manner: 0.74,
  withoutManner: 0.45,
  withoutKind: -0.9,
  adjacent: 2.62,
  question: 0.0,
  size: -0.39,
  bias: -1.45,
} as const
const SIZES = { least: 30, most: 10_000 } as const

/** Up from this confidence the best passages are evidence. */
export const SUFFICIENT = 0.3

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
 * What speaks for and against the best passages' answering the question.
 * @param ranked best first, at least one.
 * @param size the number of passages in the collection.
 */
export function evidenceParts(ranked: readonly Ranked[], question: Question, size: number): Part[] {
  const best = ranked.slice(0, LOOKED_AT).map(({ features }) => features)
  const most = (value: (features: Features) => number): number => Math.max(...best.map(value))
  const { asking, kind } = question
  const isManner = asking.isSaying || asking.isCause || asking.isOffice
  const manner = isManner ? most((features) => Math.min(features.manner, features.joint)) : 0
  const defines = asking.isDefinition ? most((features) => Math.min(features.defines, features.coverage)) : 0
  const values: Readonly<Record<keyof typeof WEIGHTS, number>> = {
    coverage: most(({ coverage }) => coverage),
    paragraphCoverage: most(({ paragraphCoverage }) => paragraphCoverage),
    text: most(({ text }) => text),
    paragraph: most(({ paragraph }) => paragraph),
    missingNames: -most(({ missingNames }) => -missingNames),
    joint: most(({ joint }) => joint),
    predicate: most(({ predicate }) => predicate),
    names: most(({ names }) => names),
    allNames: most(({ names }) => (names > ALMOST ? 1 : 0)),
    noPredicate: most(({ predicate, names }) => predicate * names) < LITTLE ? 1 : 0,
    defines,
    undefined: asking.isDefinition && defines === 0 ? 1 : 0,
    manner,
    withoutManner: isManner ? 1 - manner : 0,
    withoutKind: kind !== 0 && !asking.isDefinition ? 1 - most(({ kindNear }) => kindNear) : 0,
    adjacent: most(({ adjacent }) => adjacent),
    question: ranked[0]?.features.question ?? 0,
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
