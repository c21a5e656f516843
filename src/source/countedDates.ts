import { calendarDate, dateOfDays, dayNumber, dayParts, spanOf } from './calendar.ts'
import type { EdtfDate } from './date.ts'
import type { Reader } from './relativeReader.ts'
import type { Unit } from './relativeWords.ts'

/* What words mean that count from the day of writing; each gives nothing where two days may be meant. */

/** What an expression of a reader has found, by the names of its groups. */
export type Groups = Readonly<Record<string, string | undefined>>

/** The day of writing: the first and the last that it may be. */
export interface Today {
  readonly from: number
  readonly to: number
}

/** "Yesterday", "last month". */
export function fixedDate({ fixed }: Reader, words: string, today: Today): EdtfDate | undefined {
  const rule = fixed.find(({ is }) => is.test(words))
  return rule && counted(rule.unit, rule.by, today)
}

function counted(unit: Unit, by: number, { from, to }: Today): EdtfDate | undefined {
  const { year, month, weekday } = dayParts(to)
  const isDay = from === to
  switch (unit) {
    case 'day':
      return isDay ? dateOfDays(to + by, to + by) : undefined
    case 'week': {
      const monday = to - ((weekday + 6) % 7) + 7 * by
      return isDay ? dateOfDays(monday, monday + 6) : undefined
    }
    case 'weekend': {
      // On a Sunday the weekend is the one that is ending.
      const saturday = by < 0 ? to - ((weekday + 1) % 7) : to + ((6 - weekday + 7) % 7)
      return isDay ? dateOfDays(saturday, saturday + 1) : undefined
    }
    case 'month':
      return calendarDate(year, month + by)
    case 'year':
      return calendarDate(year + by)
  }
}

/** "4 days ago"; of weeks a week is meant about it. */
export function agoDate(
  { counts, words }: Reader,
  count: string,
  unit: string,
  today: Today,
): EdtfDate | undefined {
  const word = counts.findIndex((pattern) => pattern.test(count))
  // "a" and "an" stand behind twelve.
  const number = /^\d/.test(count) ? Number(count) : word >= 12 ? 1 : word + 1
  const small = unit.toLowerCase()
  const kind = words.units[small] ?? words.units[small.charAt(0)]
  if (kind === undefined || number < 1) return undefined
  if (kind !== 'week') return counted(kind, -number, today)
  const middle = today.to - 7 * number
  return today.from === today.to ? dateOfDays(middle - 3, middle + 3) : undefined
}

export function weekdayDate(
  { weekdays }: Reader,
  groups: Groups,
  isComing: boolean,
  today: Today,
): EdtfDate | undefined {
  if (groups['vague'] !== undefined) return undefined
  const number = weekdays.get(groups['weekday']?.toLowerCase() ?? '')
  if (number === undefined) return undefined
  const isLast = groups['last'] !== undefined
  return weekdayBefore(number, isComing && !isLast, today, isLast)
}

/** The day of that name before, which is the day of writing itself where it is so called; or the one to come. */
export function weekdayBefore(
  weekday: number,
  isComing: boolean,
  { from, to }: Today,
  isLast = false,
): EdtfDate | undefined {
  if (from !== to) return undefined
  const since = (dayParts(to).weekday - weekday + 7) % 7
  const before = since === 0 && isLast ? 7 : since
  const day = isComing ? to + (7 - since) : to - before
  return dateOfDays(day, day)
}

/** Too early in a month to say whether its name means it or the one a year before. */
const EARLY_IN_MONTH = 10

export function monthDate(
  reader: Reader,
  groups: Groups,
  named: number | undefined,
  isComing: boolean,
  { to }: Today,
): EdtfDate | undefined {
  const number = reader.months.get(nameOf(groups['month']))
  if (number === undefined) return undefined
  const { year, month, day } = dayParts(to)
  const before = groups['before'] ?? ''
  if (named !== undefined || before === 'this') return calendarDate(named ?? year, number)
  if (before === 'next' || (isComing && before !== 'last' && before !== 'since'))
    return calendarDate(number > month ? year : year + 1, number)
  if (number === month)
    return day < EARLY_IN_MONTH || before === 'last' ? undefined : calendarDate(year, number)
  return calendarDate(number < month ? year : year - 1, number)
}

function nameOf(written: string | undefined): string {
  return written?.toLowerCase().replace(/\s+/g, ' ') ?? ''
}

export function dayDate(
  reader: Reader,
  groups: Groups,
  named: number | undefined,
  isComing: boolean,
  { to }: Today,
): EdtfDate | undefined {
  const { dayMonth, monthFirst, hanMonth } = groups
  const month = hanMonth === undefined ? reader.months.get(nameOf(dayMonth ?? monthFirst)) : Number(hanMonth)
  const first = Number(groups['day'] ?? groups['dayAfter'] ?? groups['hanDay'])
  const last = groups['day2'] ?? groups['dayAfter2']
  if (month === undefined) return undefined
  if (named === undefined && !isComing && isNear(month, first, to)) return undefined
  const year = named ?? yearOf(month, first, isComing, to)
  const date = calendarDate(year, month, first)
  return last === undefined ? date : spanOf(date, calendarDate(year, month, Number(last)))
}

/** So soon a day may be meant although no word tells that it is yet to come, and the one a year before as well. */
const SOON = 10

function isNear(month: number, day: number, to: number): boolean {
  const ahead = dayNumber(dayParts(to).year, month, day) - to
  return ahead > 0 && ahead <= SOON
}

function yearOf(month: number, day: number, isComing: boolean, to: number): number {
  const { year } = dayParts(to)
  const isOver = dayNumber(year, month, day) <= to
  if (isComing) return isOver ? year + 1 : year
  return isOver ? year : year - 1
}
