import { error, type Problem } from '../../source/problem.ts'
import type { Written as WrittenOf } from '../types.ts'
import type { Written } from './written.ts'

type FigureRecord = WrittenOf<'figure'>

/** Only numbers of one unit and of one stretch of time add up, and none is a part of itself. */
export function unlikeParts(
  { record, locate }: Written,
  figures: ReadonlyMap<string, FigureRecord>,
): Problem[] {
  if (record.kind === 'event')
    return record.after.flatMap((id, index) =>
      id === record.id ? [error(locate(['after', index]), `${id} cannot come after itself`)] : [],
    )
  if (record.kind !== 'figure') return []
  return record.sumOf.flatMap((id, index) => {
    const part = figures.get(id)
    if (id === record.id) return [error(locate(['sumOf', index]), `${id} cannot be a part of itself`)]
    if (!part || (part.unit === record.unit && part.per === record.per)) return []
    return [
      error(locate(['sumOf', index]), `${id} is ${measureOf(part)}, and its sum is ${measureOf(record)}`),
    ]
  })
}

function measureOf({ unit, per }: FigureRecord): string {
  return per === undefined ? `in ${unit}` : `in ${unit} a ${per}`
}
