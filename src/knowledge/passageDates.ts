import { datesIn } from '../source/datesInText.ts'
import type { WrittenDate } from '../source/writtenDate.ts'
import { sorted } from '../source/sorted.ts'
import type { SourcePassage } from './types.ts'

/** A date that a passage names; offsets are into the passage. */
export interface PassageDate extends WrittenDate {
  readonly passage: number
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
export function* sortDates(dates: readonly PassageDate[]): Generator<void, readonly PassageDate[]> {
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
