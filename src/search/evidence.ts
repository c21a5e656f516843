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

/**
 * Tells how likely it is that the best passages are evidence for the question at all, 0..1.
 * @param ranked best first.
 * @param size the number of passages in the collection.
 */
export function confidenceIn(ranked: readonly Ranked[], size: number): number {
  const best = ranked.slice(0, LOOKED_AT)
  if (best.length === 0) return 0
  const most = (feature: keyof typeof WEIGHTS): number =>
    WEIGHTS[feature] * Math.max(...best.map(({ features }) => features[feature]))
  const bounded = Math.min(SIZES.most, Math.max(SIZES.least, size))
  const sum =
    BIAS +
    SIZE * Math.log(bounded) +
    MISSING_NAMES * Math.min(...best.map(({ features }) => features.missingNames)) +
    most('coverage') +
    most('paragraphCoverage') +
    most('text') +
    most('paragraph')
  return 1 / (1 + Math.exp(-sum))
}
