import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Figure } from '../knowledge/types.ts'
import type { Sum } from './answer.ts'

/** What a figure's parts add up to; undefined where the editor names no parts, or parts in another unit. */
export function sumOf(snapshot: Snapshot, figure: Figure): Sum | undefined {
  const parts = figure.sumOf.flatMap((id) => {
    const fact = snapshot.facts.get(id)
    return fact?.kind === 'figure' && fact.unit === figure.unit ? [fact] : []
  })
  if (parts.length === 0 || parts.length < figure.sumOf.length) return undefined
  const sum = parts.reduce((total, { value }) => total + value, 0)
  const tolerance = [figure, ...parts].reduce((most, number) => most + halfOfLastDigit(number), 0)
  return { parts, sum, agrees: Math.abs(sum - figure.value) <= tolerance }
}

/**
 * How far a number may be from what it stands for, if it was rounded: 50,000,000 for 1,600,000,000, and 0.05 for 2.5.
 * What was counted exactly was not rounded.
 */
function halfOfLastDigit({ value, unit, bound }: Figure): number {
  if (unit === 'count' && bound === 'exactly') return 0
  const [digits = '', exponent = '0'] = Math.abs(value).toExponential().split('e')
  return 10 ** (Number(exponent) - digits.replace('.', '').length + 1) / 2
}
