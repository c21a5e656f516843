import { dayParts } from './calendar.ts'
import {
  agoDate,
  dayDate,
  fixedDate,
  monthDate,
  weekdayBefore,
  weekdayDate,
  type Groups,
  type Today,
} from './countedDates.ts'
import { daysOf, type EdtfDate } from './date.ts'
import type { WrittenDate } from './writtenDate.ts'
import { readerOf, type Reader } from './relativeReader.ts'

/**
 * Finds the dates that a text counts from the day on which it was published: "on Tuesday", "4 days ago", "last month",
 * "in October", "on 27 July". News tells what has been: without a word of what is to come, the nearest such day before is
 * meant. What is told of another day ("the following Tuesday", "the next day") is left out.
 * @param language BCP 47; of a language without words here, none are found.
 * @param published where it is not known to the month, nothing is counted from it; to the day, and so are days.
 * @returns in the order of the text, not overlapping.
 */
export function relativeDates(text: string, language: string, published: EdtfDate): WrittenDate[] {
  const reader = readerOf(language)
  if (!reader) return []
  const { from, to } = daysOf(published)
  if (to - from > LONGEST_MONTH || published.approximate || published.uncertain) return []
  const matches = [
    ...(reader.hint.test(text) ? text.matchAll(reader.named) : []),
    ...(reader.words.hint.test(text) ? text.matchAll(reader.spoken) : []),
  ]
  const found: WrittenDate[] = []
  for (const match of matches) {
    const named = { text, start: match.index, end: match.index + match[0].length }
    const { length, year } = yearBehind(reader, named, { from, to })
    const place = { ...named, end: named.end + length }
    if (found.some(({ start, end }) => start < place.end && place.start < end)) continue
    const date = resolve(reader, match.groups ?? {}, place, { from, to }, year)
    if (date) found.push({ start: place.start, end: place.end, date, isResolved: true })
  }
  return found.sort((a, b) => a.start - b.start)
}

const LONGEST_MONTH = 31

interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
}

function resolve(
  reader: Reader,
  groups: Groups,
  place: Place,
  today: Today,
  year: number | undefined,
): EdtfDate | undefined {
  const { fixed, count, weekday, month, hanWeekday } = groups
  if (fixed !== undefined) return isQuoted(place) ? undefined : fixedDate(reader, fixed, today)
  if (count !== undefined) return agoDate(reader, count, groups['unit'] ?? '', today)
  const isComing = groups['next'] !== undefined || comes(reader, place)
  const isFixed = year !== undefined || /^(?:last|since|this)/i.test(groups['before'] ?? groups['last'] ?? '')
  if (!isComing && !isFixed && mayCome(reader, place)) return undefined
  if (weekday !== undefined) return weekdayDate(reader, groups, isComing, today)
  if (hanWeekday !== undefined)
    return weekdayBefore('日一二三四五六'.indexOf(hanWeekday.replace('天', '日')), isComing, today)
  if (month !== undefined) return monthDate(reader, groups, year, isComing, today)
  return dayDate(reader, groups, year, isComing, today)
}

/** The words behind a day or a month that say of which year it is. */
function yearBehind(
  { ofLastYear, ofThisYear }: Reader,
  { text, end }: Place,
  { to }: Today,
): { readonly length: number; readonly year?: number } {
  const after = text.slice(end, end + 40)
  const last = ofLastYear.exec(after)?.[0].length
  const now = ofThisYear.exec(after)?.[0].length
  const { year } = dayParts(to)
  if (last !== undefined) return { length: last, year: year - 1 }
  return now === undefined ? { length: 0 } : { length: now, year }
}

/** Whether what the place stands in was said to be yet to come. */
function comes({ isComing, isTold }: Reader, place: Place): boolean {
  return stands(isComing, isTold, place)
}

/** Whether it was said that it may come, so that neither the day before nor the one to come is certain. */
function mayCome({ isMaybe, isTold }: Reader, place: Place): boolean {
  return isMaybe !== undefined && stands(isMaybe, isTold, place)
}

/** Whether a word stands before a place, and nothing after it tells of what has been. */
function stands(words: RegExp, isTold: RegExp, { text, start }: Place): boolean {
  const before = text.slice(Math.max(0, start - 80), start)
  const last = [...before.matchAll(words)].at(-1)
  return last !== undefined && !isTold.test(before.slice(last.index + last[0].length))
}

/** Whoever is quoted counts from the day on which they spoke. */
function isQuoted({ text, start }: Place): boolean {
  const before = text.slice(0, start)
  const open = before.match(/[“„«]/g)?.length ?? 0
  const close = before.match(/[”“»]/g)?.length ?? 0
  const straight = before.match(/"/g)?.length ?? 0
  return (
    straight % 2 === 1 ||
    (before.lastIndexOf('“') > before.lastIndexOf('”') && open > 0) ||
    (before.includes('«') && open > close)
  )
}
