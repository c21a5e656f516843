import { dateOfDays } from '../../source/calendar.ts'
import { daysOf } from '../../source/date.ts'
import { datesIn } from '../../source/datesInText.ts'
import { monthsOf } from '../../source/months.ts'
import { relativeDates } from '../../source/relativeDates.ts'
import type { DayRange, Passage } from './passage.ts'

/** A time that a question names: some days, or a month or a day of any year. */
export interface AskedTime {
  readonly start: number
  readonly end: number
  readonly days?: DayRange
  /** From 1. */
  readonly month?: number
  readonly day?: number
}

/** Longer stretches of time than a month are no day of one. */
const LONGEST_MONTH = 31
/** A passage that names a longer time than was asked for may mean another. */
const COARSER = 0.3
/** What was published then tells of then as often as not. */
const PUBLISHED = 0.5

/**
 * The times that a question names, in its order, not overlapping: "27 July 2024", "2006", "in October", "on 3 May".
 * @param code its language's, as of `languageCode`.
 * @param today in days since 1970-01-01: "yesterday" and "last week" are counted from it, and are no times without it.
 */
export function askedTimes(text: string, code: string, today?: number): readonly AskedTime[] {
  // Texts may say no language.
  if (code === '') return []
  const counted = today === undefined ? [] : countedFrom(today, text, code)
  if (!/\d/.test(text) && !monthPattern(code).hint.test(text)) return counted
  const written = datesIn(text, code).map(({ start, end, date }): AskedTime => ({
    start,
    end,
    days: daysOf(date),
  }))
  const whole = [...written, ...counted.filter((time) => !written.some((other) => overlap(time, other)))]
  const { numbers } = monthsOf(code)
  const parts = [...text.matchAll(monthPattern(code).named)].flatMap((match): AskedTime[] => {
    const { dayBefore, dayAfter, ofDay, first, alone } = match.groups ?? {}
    const [start, end] = [match.index, match.index + match[0].length]
    const number = numbers.get((ofDay ?? first ?? alone ?? '').toLowerCase())
    const day = dayBefore ?? dayAfter
    if (number === undefined || whole.some((other) => overlap(other, { start, end }))) return []
    return [{ start, end, month: number, ...(day !== undefined && { day: Number(day) }) }]
  })
  return [...whole, ...parts].sort((a, b) => a.start - b.start)
}

/** "Yesterday", "on Tuesday", "3 days ago"; of a month without its year any year may be meant. */
function countedFrom(today: number, text: string, code: string): AskedTime[] {
  const { hint } = monthPattern(code)
  return relativeDates(text, code, dateOfDays(today, today))
    .filter(({ start, end }) => !hint.test(text.slice(start, end)))
    .map(({ start, end, date }) => ({ start, end, days: daysOf(date) }))
}

function overlap(a: Pick<AskedTime, 'start' | 'end'>, b: Pick<AskedTime, 'start' | 'end'>): boolean {
  return a.start < b.end && b.start < a.end
}

/** How much a passage tells of a time, 0..1: as it names it, or was published then. */
export function timeliness(
  time: AskedTime,
  { dates = [], published }: Pick<Passage, 'dates' | 'published'>,
): number {
  const named = dates.reduce((most, days) => Math.max(most, agreement(time, days)), 0)
  return Math.max(named, published ? PUBLISHED * agreement(time, published) : 0)
}

function agreement({ days, month, day }: AskedTime, found: DayRange): number {
  if (days) {
    if (found.to < days.from || days.to < found.from) return 0
    return found.from >= days.from && found.to <= days.to ? 1 : COARSER
  }
  if (!Number.isFinite(found.from) || found.to - found.from > LONGEST_MONTH) return 0
  const first = new Date(found.from * DAY_MILLISECONDS)
  if (first.getUTCMonth() + 1 !== month) return 0
  if (day === undefined || (found.from === found.to && first.getUTCDate() === day)) return 1
  return found.from === found.to ? 0 : COARSER
}

const DAY_MILLISECONDS = 86_400_000

interface MonthPattern {
  /** Tells quickly that a text names no month. */
  readonly hint: RegExp
  readonly named: RegExp
}

const patterns = new Map<string, MonthPattern>()
const DAY = String.raw`[0-2]?\d|3[01]`
/** Shorter names of months are other words as well, and are months only beside a day. */
const SHORTEST_ALONE = 5

function monthPattern(code: string): MonthPattern {
  const known = patterns.get(code)
  if (known) return known
  const { numbers, pattern } = monthsOf(code)
  const long = [...numbers.keys()].filter((name) => name.length >= SHORTEST_ALONE)
  const alone = long.length === 0 ? '(?!)' : long.sort((a, b) => b.length - a.length).join('|')
  const made = {
    hint: new RegExp(pattern, 'iu'),
    named: new RegExp(
      [
        String.raw`(?<![\p{L}\p{N}])(?:(?<dayBefore>${DAY})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(?<ofDay>${pattern})`,
        String.raw`(?<first>${pattern})\s+(?<dayAfter>${DAY})(?:st|nd|rd|th)?`,
        String.raw`(?<alone>${alone}))(?![\p{L}\p{M}\p{N}])`,
      ].join('|'),
      'giu',
    ),
  }
  patterns.set(code, made)
  return made
}
