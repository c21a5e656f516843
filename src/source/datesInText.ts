import { calendarDate, solarHijriDate, spanOf } from './calendar.ts'
import type { EdtfDate } from './date.ts'
import { monthsOf, solarHijriMonths } from './months.ts'
import { relativeDates } from './relativeDates.ts'
import type { Span } from './quote.ts'
import type { WrittenDate } from './writtenDate.ts'
import { yearsIn } from './yearsInText.ts'

/**
 * Finds the dates that a text names: days, months and years that it writes out, as "8 January 2025", "Sept. 11, 2001",
 * "24–25 December 2023", "1er février 2024", "7 أكتوبر 2023", "2031年5月4日"; and, where it is known when the text was
 * published, those that are counted from there, as "on Tuesday", "last month", "on 27 July". A number is a year only
 * where the words around it leave nothing else.
 * @param language BCP 47.
 * @param published when the text was published.
 * @returns in the order of the text, not overlapping; days that no calendar has are left out.
 */
export function datesIn(text: string, language: string, published?: EdtfDate): WrittenDate[] {
  const plain = withPlainDigits(text)
  const written = HAS_YEAR.test(plain) ? writtenOut(plain, language) : []
  const relative = published ? relativeDates(plain, language, published) : []
  return [...written, ...relative.filter((date) => !written.some((other) => overlap(date, other)))].toSorted(
    (a, b) => a.start - b.start,
  )
}

const HAS_YEAR = /\d{4}|[〇零一二三四五六七八九]{4}年/
const OTHER_DIGITS = /[٠-٩۰-۹०-९０-９]/g
const DECIMAL_ZEROS = [0x660, 0x6f0, 0x966, 0xff10]

/** A text with plain digits: those of other scripts stand in as many UTF-16 units as ours, so that every offset stays. */
export function withPlainDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = DECIMAL_ZEROS.find((first) => code >= first && code < first + 10) ?? code
    return String(code - zero)
  })
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function writtenOut(text: string, language: string): WrittenDate[] {
  const found: WrittenDate[] = []
  for (const match of text.matchAll(patternFor(language))) {
    const date = dateOf(match.groups ?? {}, language)
    if (date) found.push({ start: match.index, end: match.index + match[0].length, date, isResolved: false })
  }
  const years = yearsIn(text, language).filter((year) => !found.some((date) => overlap(year, date)))
  return [...found, ...years.map((year) => ({ ...year, isResolved: false }))]
}

const known = new Map<string, RegExp>()

/** Between the day and the month, and between the month and the year. */
const OF = String.raw`(?:\s+de|\s+of)?\s+`
const SUFFIX = String.raw`(?:st|nd|rd|th|er|\.|[º°ª])?`
const DAY = String.raw`(?:[0-2]?\d|3[01])`
const YEAR = String.raw`(?:1\d{3}|20\d\d)`
const HAN = '[〇零一二三四五六七八九十]'

function patternFor(language: string): RegExp {
  const before = known.get(language)
  if (before) return before
  const name = String.raw`(?:${monthsOf(language).pattern})`
  // As newspapers of the Levant write it: تشرين الأول/أكتوبر.
  const month = String.raw`${name}(?:\s?/\s?${name})?`
  const solar = solarHijriMonths(language).pattern
  const pattern = new RegExp(
    [
      // A time of day and its offset do not move the day: it is the day there.
      String.raw`(?<![\d-])(?<isoYear>${YEAR})-(?<isoMonth>0[1-9]|1[0-2])-(?<isoDay>[0-2]\d|3[01])(?![\d-])`,
      String.raw`(?<![\d.])(?<dottedDay>${DAY})\.\s?(?<dottedMonth>0?[1-9]|1[0-2])\.\s?(?<dottedYear>${YEAR})(?![\d.]*\d)`,
      String.raw`(?<![\d/])(?<first>${DAY})/(?<second>${DAY})/(?<slashYear>${YEAR})(?![\d/])`,
      String.raw`(?<!\d)(?<fromDay>${DAY})${SUFFIX}(?:\s?[-–—]\s?(?<day2>${DAY})${SUFFIX})?${OF}(?<dayMonth>${month})\.?(?:\s+de|\s+of|,)?\s+(?<dayYear>${YEAR})(?!\d)`,
      String.raw`(?<![\p{L}\p{M}])(?<monthFirst>${month})\.?\s+(?<dayAfter>${DAY})(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?<dayAfter2>${DAY})(?:st|nd|rd|th)?)?,?\s+(?<yearAfter>${YEAR})(?!\d)`,
      String.raw`(?<![\p{L}\p{M}])(?<month>${month})\.?(?:\s+de|\s+of|,)?\s+(?<monthYear>${YEAR})(?!\d)`,
      String.raw`(?<hanYear>\d{4}|[〇零一二三四五六七八九]{4})\s?[年년](?:\s?(?<hanMonth>\d{1,2}|${HAN}{1,3})\s?[月월](?:\s?(?<hanDay>\d{1,2}|${HAN}{1,3})\s?[日号號일])?)?`,
      ...(solar === ''
        ? []
        : [
            String.raw`(?<!\d)(?:(?<solarDay>${DAY})\s+)?(?<![\p{L}\p{M}])(?<solarMonth>${solar})(?:\s*ماه)?،?\s+(?:سال\s+)?(?<solarYear>1[34]\d\d)(?!\d)`,
          ]),
    ].join('|'),
    'giu',
  )
  known.set(language, pattern)
  return pattern
}

type Groups = Readonly<Record<string, string | undefined>>

function dateOf(groups: Groups, language: string): EdtfDate | undefined {
  const { solarYear, hanYear, slashYear } = groups
  if (solarYear !== undefined) return solarDateOf(groups, language)
  if (hanYear !== undefined)
    return calendarDateOf(hanNumber(hanYear), groups['hanMonth'], groups['hanDay'], hanNumber)
  if (slashYear !== undefined) return slashedDate(groups, language)
  const named = (name: string): number => monthNumber(name, language)
  const { dayMonth, monthFirst, month, isoMonth, dottedMonth } = groups
  if (isoMonth !== undefined)
    return calendarDateOf(Number(groups['isoYear']), isoMonth, groups['isoDay'], Number)
  if (dottedMonth !== undefined)
    return calendarDateOf(Number(groups['dottedYear']), dottedMonth, groups['dottedDay'], Number)
  const year = Number(groups['dayYear'] ?? groups['yearAfter'] ?? groups['monthYear'])
  const number = named(dayMonth ?? monthFirst ?? month ?? '')
  const from = groups['fromDay'] ?? groups['dayAfter']
  const to = groups['day2'] ?? groups['dayAfter2']
  const date = calendarDate(year, number, from === undefined ? undefined : Number(from))
  return to === undefined ? date : spanOf(date, calendarDate(year, number, Number(to)))
}

function monthNumber(name: string, language: string): number {
  const [first = ''] = name.toLowerCase().split('/')
  return monthsOf(language).numbers.get(first.trim().replace(/\s+/g, ' ')) ?? 0
}

function calendarDateOf(
  year: number,
  month: string | undefined,
  day: string | undefined,
  read: (number: string) => number,
): EdtfDate | undefined {
  const [m, d] = [month, day].map((number) => (number === undefined ? undefined : read(number)))
  if (year < 1000 || year > 2099 || (m !== undefined && (m < 1 || m > 12))) return undefined
  return calendarDate(year, m, d)
}

const HAN_DIGITS = '零一二三四五六七八九'

/** "二零三一", one digit behind the other, and "二十一", of which the ten is a word of its own. */
function hanNumber(number: string): number {
  const plain = number
    .replaceAll('〇', '零')
    .replace(/[零一二三四五六七八九]/g, (digit) => String(HAN_DIGITS.indexOf(digit)))
  const [tens = '', ones] = plain.split('十')
  if (ones === undefined) return Number(plain)
  return (tens === '' ? 1 : Number(tens)) * 10 + Number(ones)
}

/** Where neither number can be a month the other is; where both can, it is the language that says which comes first. */
function slashedDate(
  { first = '', second = '', slashYear = '' }: Groups,
  language: string,
): EdtfDate | undefined {
  const [a, b, year] = [Number(first), Number(second), Number(slashYear)]
  if (a > 12) return b > 12 ? undefined : calendarDate(year, b, a)
  if (b > 12) return calendarDate(year, a, b)
  return language.toLowerCase().startsWith('en') && a !== b ? undefined : calendarDate(year, b, a)
}

function solarDateOf(
  { solarDay, solarMonth = '', solarYear }: Groups,
  language: string,
): EdtfDate | undefined {
  const month = solarHijriMonths(language).numbers.get(solarMonth)
  if (month === undefined) return undefined
  return solarHijriDate(Number(solarYear), month, solarDay === undefined ? undefined : Number(solarDay))
}
