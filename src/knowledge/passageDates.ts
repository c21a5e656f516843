import { datesIn } from '../source/datesInText.ts'
import type { WrittenDate } from '../source/writtenDate.ts'
import { sorted } from '../source/sorted.ts'
import type { SourcePassage } from './types.ts'

/** A date that a passage names; offsets are into the passage, whose number counts from its source's first or among all. */
export interface PassageDate<Of extends number = number> extends WrittenDate {
  readonly passage: Of
}

/** The dates that the passages name, the earliest first. Yields often. */
export function* datesInPassages(
  passages: readonly SourcePassage[],
): Generator<void, readonly PassageDate[]> {
  const found: PassageDate[] = []
  for (const [passage, { source, sentence }] of passages.entries()) {
    const text = source.text.slice(sentence.start, sentence.end)
    const { language, published } = source.particulars
    for (const written of datesIn(text, language, published)) found.push({ ...written, passage })
    yield
  }
  return yield* sortDates(found)
}

/** The earliest first; of equal ones that of the earlier passage. Yields often. */
export function* sortDates<Of extends number>(
  dates: readonly PassageDate<Of>[],
): Generator<void, readonly PassageDate<Of>[]> {
  return yield* sorted(dates, byDate)
}

function byDate(a: PassageDate, b: PassageDate): number {
  return (
    byText(a.date.earliest, b.date.earliest) || byText(a.date.latest, b.date.latest) || a.passage - b.passage
  )
}

function byText(left = '', right = ''): number {
  return left === right ? 0 : left < right ? -1 : 1
}
