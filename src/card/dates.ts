// The package as a whole is 300 files, which start-up would wait for.
import { formatDuration } from 'date-fns/formatDuration'
import { intervalToDuration } from 'date-fns/intervalToDuration'
import type { EdtfDate } from '../source/date.ts'
import type { DateLabel } from './card.ts'

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** An EDTF date in words: "8 January 2025", "December 2024 (uncertain)", "about 2019", "not before 8 January 2025". */
export function dateLabel(date: EdtfDate): DateLabel {
  const words = inWords(date)
  const about = date.approximate ? `about ${words}` : words
  return {
    text: date.uncertain ? `${about} (uncertain)` : about,
    isUncertain: date.uncertain || date.approximate,
  }
}

/**
 * A date that a text names, in words: "6 May 2031 (resolved from “on Tuesday”)" where it says less.
 * @param resolvedFrom the text's own words for it.
 */
export function writtenDateLabel(date: EdtfDate, resolvedFrom: string | undefined): DateLabel {
  const label = dateLabel(date)
  return resolvedFrom === undefined
    ? label
    : { ...label, text: `${label.text} (resolved from “${resolvedFrom}”)` }
}

function inWords({ edtf, earliest, latest }: EdtfDate): string {
  const [first = '', last] = edtf.replace(/[~?%]/g, '').split('/')
  if (last === undefined) return partInWords(first)
  if (earliest === undefined) return `not after ${partInWords(last)}`
  if (latest === undefined) return `not before ${partInWords(first)}`
  return `${partInWords(first)} to ${partInWords(last)}`
}

/** What is no plain year, month or day is left as EDTF writes it. */
function partInWords(part: string): string {
  const [, era, year = '', month, day] = /^(-?)(\d{4})(?:-(0\d|1[0-2]))?(?:-(\d{2}))?$/.exec(part) ?? []
  if (year === '') return part
  if (era === '-') return beforeCommonEra(Number(year), month, day)
  if (month === undefined) return part
  return (day === undefined ? MONTH : DAY).format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`))
}

/** EDTF counts a year 0, which is 1 BC, so that -43 is 44 BC. The day and the month of any other leap year do. */
function beforeCommonEra(year: number, month: string | undefined, day: string | undefined): string {
  const words = `${year + 1} BC`
  if (month === undefined) return words
  const time = new Date(`2000-${month}-${day ?? '01'}T00:00:00Z`)
  return (day === undefined ? MONTH : DAY).format(time).replace('2000', words)
}

/** A day in words, in UTC. */
export function dayLabel(day: Date): string {
  return DAY.format(day)
}

/** A moment in words, in UTC: "5 November 2031, 12:20 UTC". */
export function momentLabel(moment: Date): string {
  return `${dayLabel(moment)}, ${moment.toISOString().slice(11, 16)} UTC`
}

/**
 * How old something of that date is: "1 year 10 months old", "at most 3 months old"; "dated 2 months ahead" where the day
 * is yet to come.
 */
export function ageLabel({ earliest, latest }: EdtfDate, today: Date): string {
  const ahead = earliest === undefined ? undefined : timeAhead(earliest, today)
  if (ahead !== undefined)
    return latest === earliest ? `dated ${ahead} ahead` : `dated at least ${ahead} ahead`
  const [most, least] = [age(earliest, today), age(latest, today)]
  if (most === undefined) return least === undefined ? 'of unknown age' : `at least ${least} old`
  if (least === undefined) return `at most ${most} old`
  return least === most ? `${most} old` : `${least} to ${most} old`
}

/** @returns undefined where there is no date; less than a day, or a day to come somewhere in a span, is "0 days". */
function age(day: string | undefined, today: Date): string | undefined {
  if (day === undefined) return undefined
  const end = today.toISOString().slice(0, 10)
  return day >= end ? '0 days' : timeBetween(day, end)
}

/** @returns undefined for a day that has come somewhere on earth. */
function timeAhead(day: string, today: Date): string | undefined {
  const tomorrow = new Date(today.getTime() + DAY_MILLISECONDS).toISOString().slice(0, 10)
  return day > tomorrow ? timeBetween(today.toISOString().slice(0, 10), day) : undefined
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

function timeBetween(start: string, end: string): string {
  const duration = intervalToDuration({ start: localMidnight(start), end: localMidnight(end) })
  const { years = 0, months = 0 } = duration
  const format: ('years' | 'months' | 'days')[] = years > 0 || months > 0 ? ['years', 'months'] : ['days']
  return formatDuration(duration, { format })
}

/** The library counts in local time; both ends of a span are put there alike. */
function localMidnight(day: string): Date {
  return new Date(`${day}T00:00:00`)
}
