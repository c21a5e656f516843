import { calendarDate, spanOf } from '../source/calendar.ts'
import { daysOf, type EdtfDate } from '../source/date.ts'
import type { Span } from '../source/quote.ts'
import type { WrittenDate } from '../source/writtenDate.ts'

const YEARS =
  /(?<![\p{L}\p{N}.,-])(?<first>(?:1[89]|20)\d\d)\s?[–/-]\s?(?<second>(?:1[89]|20)?\d\d)(?![\p{N}–/-])/gu

/** "2023–24": two years that the reader of dates leaves out, as what is meant is a year that begins in the one. */
export function yearSpans(text: string, known: readonly Span[]): WrittenDate[] {
  return [...text.matchAll(YEARS)].flatMap(({ 0: written, index: start, groups = {} }): WrittenDate[] => {
    const { first = '', second = '' } = groups
    const end = start + written.length
    const last = second.length === 2 ? first.slice(0, 2) + second : second
    const date = spanOf(calendarDate(Number(first)), calendarDate(Number(last)))
    const isTaken = known.some((other) => other.start < end && start < other.end)
    return date && !isTaken ? [{ start, end, date, isResolved: false }] : []
  })
}

/**
 * Whether a source's date bears out a draft's: the same days, or days within those that the draft leaves open, as
 * "8 January" bears out "in January".
 */
export function isWithin(draft: EdtfDate, source: EdtfDate): boolean {
  const wide = daysOf(draft)
  const narrow = daysOf(source)
  return narrow.from >= wide.from && narrow.to <= wide.to
}

/** Whether a source's date is only less exact than a draft's: it neither bears it out nor differs. */
export function isVaguer(draft: EdtfDate, source: EdtfDate): boolean {
  return isWithin(source, draft)
}
