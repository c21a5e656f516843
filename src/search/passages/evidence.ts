import type { Ranked } from './ranking.ts'

/** So many of the best passages are looked at. */
const LOOKED_AT = 3

/**
 * A logistic model of whether the best passages are about what is asked for. Shares of the question's weight are
 * comparable between questions; in a larger collection more words are met by chance.
 */
const WEIGHTS = { coverage: 2.4, paragraphCoverage: 2.4, text: 2.8, paragraph: 6 } as const
const MISSING_NAMES = -3.8
const SIZE = -0.31
const BIAS = -3.8
const SIZES = { least: 30, most: 10_000 } as const

/** Up from this confidence the best passages are evidence. */
export const SUFFICIENT = 0.4

/** Something that a sum of weighted values is made of. */
export interface Part {
  readonly name: string
  readonly value: number
  readonly weight: number
}

/**
 * What speaks for and against the best passages' being evidence for the question.
 * @param ranked best first, at least one.
 * @param size the number of passages in the collection.
 */
export function evidenceParts(ranked: readonly Ranked[], size: number): Part[] {
  const best = ranked.slice(0, LOOKED_AT).map(({ features }) => features)
  const most = (name: keyof typeof WEIGHTS): Part => ({
    name,
    value: Math.max(...best.map((features) => features[name])),
    weight: WEIGHTS[name],
  })
  return [
    most('coverage'),
    most('paragraphCoverage'),
    most('text'),
    most('paragraph'),
    {
      name: 'missingNames',
      value: Math.min(...best.map(({ missingNames }) => missingNames)),
      weight: MISSING_NAMES,
    },
    { name: 'size', value: Math.log(Math.min(SIZES.most, Math.max(SIZES.least, size))), weight: SIZE },
    { name: 'bias', value: 1, weight: BIAS },
  ]
}

/** How likely it is that the best passages are evidence for the question at all, 0..1. */
export function confidenceFrom(parts: readonly Part[]): number {
  return 1 / (1 + Math.exp(-sumOf(parts)))
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { value, weight }) => sum + weight * value, 0)
}
