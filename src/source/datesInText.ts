import type { EdtfDate } from './date.ts'
import type { Span } from './quote.ts'

/** A date as a text writes it, and where. */
export interface WrittenDate extends Span {
  readonly date: EdtfDate
  /** Whether the text leaves something of it to be concluded from the day on which it was published. */
  readonly isResolved: boolean
}

/**
 * Finds the dates that a text writes out: "8 January 2025", "January 8, 2025", "2025-01-08", "December 2024", and years
 * after a word that shows them to be years ("in 1998", "since 1998", "(1998"). Month names are those of the language;
 * the words before years are English, so that in other languages a year counts only where it stands in brackets.
 * @param language BCP 47.
 * @returns in the order of the text, not overlapping; days that no calendar has are left out.
 */
export function datesIn(text: string, language: string): WrittenDate[] {
  if (!YEAR.test(text)) return []
  const found: WrittenDate[] = []
  for (const match of text.matchAll(patternFor(language))) {
    const date = dateOf(match.groups ?? {}, language)
    const end = match.index + match[0].length
    if (date) found.push({ start: end - match[0].trimStart().length, end, date, isResolved: false })
  }
  return found
}

const YEAR = /\d{4}/

interface Months {
  readonly pattern: RegExp
  /** By the name in lower case, from 1. */
  readonly numbers: ReadonlyMap<string, number>
}

const known = new Map<string, Months>()

function patternFor(language: string): RegExp {
  return monthsOf(language).pattern
}

function monthsOf(language: string): Months {
  const before = known.get(language)
  if (before) return before
  const numbers = new Map<string, number>()
  for (const style of ['long', 'short'] as const) {
    // With a day, languages that inflect month names give the form that stands in a date.
    for (const options of [{ month: style }, { month: style, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2001, month - 1, 15))
        const name =
          parts
            .find(({ type }) => type === 'month')
            ?.value.replace(/\.$/, '')
            .toLowerCase() ?? ''
        if (name.length >= SHORTEST_NAME && !/\d/.test(name)) numbers.set(name, month)
      }
    }
  }
  const months = { pattern: pattern([...numbers.keys()]), numbers }
  known.set(language, months)
  return months
}

const SHORTEST_NAME = 3
const MONTH = String.raw`\.?(?:\s+de|\s+of|,)?\s+`

function pattern(names: readonly string[]): RegExp {
  const month = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('|')
  const year = String.raw`(?:1\d{3}|20\d\d)`
  return new RegExp(
    [
      String.raw`(?<![\d-])(?<isoYear>${year})-(?<isoMonth>0[1-9]|1[0-2])-(?<isoDay>[0-2]\d|3[01])(?![\d-])`,
      String.raw`(?<!\d)(?<day>[0-2]?\d|3[01])(?:st|nd|rd|th|\.|º)?(?:\s+de|\s+of)?\s+(?<dayMonth>${month})${MONTH}(?<dayYear>${year})(?!\d)`,
      String.raw`(?<!\p{L})(?<monthFirst>${month})\.?\s+(?<dayAfter>[0-2]?\d|3[01])(?:st|nd|rd|th)?,?\s+(?<yearAfter>${year})(?!\d)`,
      String.raw`(?<!\p{L})(?<month>${month})${MONTH}(?<monthYear>${year})(?!\d)`,
      String.raw`(?<=(?<!\p{L})(?:in|since|by|until|from|during|around|about|circa|before|after|of|year)\s+|\()(?<year>${year})(?![\d%,.]*\d|\s*(?:%|percent|people|men|women|km|miles|feet|years|seats|votes))(?=$|[\s.,;:)\]–—-])`,
    ].join('|'),
    'giu',
  )
}

type Groups = Readonly<Record<string, string | undefined>>

function dateOf(groups: Groups, language: string): EdtfDate | undefined {
  const { numbers } = monthsOf(language)
  const named = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : numbers.get(name.toLowerCase())
  const year =
    groups['isoYear'] ?? groups['dayYear'] ?? groups['yearAfter'] ?? groups['monthYear'] ?? groups['year']
  const isoMonth = groups['isoMonth']
  const month =
    isoMonth === undefined
      ? named(groups['dayMonth'] ?? groups['monthFirst'] ?? groups['month'])
      : Number(isoMonth)
  const day = groups['isoDay'] ?? groups['day'] ?? groups['dayAfter']
  return year === undefined
    ? undefined
    : calendarDate(Number(year), month, day === undefined ? undefined : Number(day))
}

function calendarDate(
  year: number,
  month: number | undefined,
  day: number | undefined,
): EdtfDate | undefined {
  const first = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  const last =
    month === undefined
      ? new Date(Date.UTC(year, 11, 31))
      : new Date(Date.UTC(year, day === undefined ? month : month - 1, day ?? 0))
  if (day !== undefined && first.getUTCDate() !== day) return undefined
  const earliest = first.toISOString().slice(0, 10)
  const edtf = day === undefined ? earliest.slice(0, month === undefined ? 4 : 7) : earliest
  return { edtf, earliest, latest: last.toISOString().slice(0, 10), approximate: false, uncertain: false }
}
