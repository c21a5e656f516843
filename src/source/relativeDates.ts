import { calendarDate, dateOfDays, dayNumber, dayParts, spanOf } from './calendar.ts'
import { daysOf, type EdtfDate } from './date.ts'
import { monthsOf } from './months.ts'
import type { WrittenDate } from './writtenDate.ts'
import { relativeWords, type RelativeWords, type Unit } from './relativeWords.ts'

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

/** What is read of one language. */
interface Reader {
  readonly words: RelativeWords
  /** Words that count from the day of writing. */
  readonly spoken: RegExp
  /** Tells quickly that a text names no month and no weekday. */
  readonly hint: RegExp
  readonly named: RegExp
  readonly months: ReadonlyMap<string, number>
  /** By the name in lower case, from 0, Sunday. */
  readonly weekdays: ReadonlyMap<string, number>
  readonly fixed: readonly { readonly is: RegExp; readonly unit: Unit; readonly by: number }[]
  /** Behind a day or a month: of which year it is. */
  readonly ofLastYear: RegExp
  readonly ofThisYear: RegExp
  readonly isComing: RegExp
  readonly isMaybe: RegExp | undefined
  readonly isTold: RegExp
  readonly counts: readonly RegExp[]
}

const readers = new Map<string, Reader | undefined>()

function readerOf(language: string): Reader | undefined {
  if (!readers.has(language)) {
    const words = relativeWords[language.toLowerCase().split('-')[0] ?? '']
    readers.set(language, words && makeReader(words, language))
  }
  return readers.get(language)
}

const EDGE = String.raw`(?<![\p{L}\p{M}\p{N}-])`
const END = String.raw`(?![\p{L}\p{M}\p{N}])`
const DAY = String.raw`(?:[0-2]?\d|3[01])`
const SUFFIX = String.raw`(?:st|nd|rd|th|er|\.|[º°ª])?`

function makeReader(words: RelativeWords, language: string): Reader {
  const isDense = language.startsWith('zh')
  const [edge, end] = isDense ? ['', ''] : [EDGE, END]
  const { numbers } = monthsOf(language)
  const weekdays = weekdaysOf(language)
  const fixed = words.fixed.map(([pattern]) => `(?:${spaced(pattern)})`).join('|')
  const ago = spaced(words.ago).replace('COUNT', String.raw`\d{1,2}|${words.counts.join('|')}`)
  return {
    words,
    spoken: new RegExp(`${edge}(?:(?<fixed>${fixed})|${ago})${end}`, 'giu'),
    hint: new RegExp(
      isDense ? '[月周期拜]' : [...weekdays.keys(), ...numbers.keys()].map(stem).join('|'),
      'i',
    ),
    named: isDense ? DENSE : namedPattern(words, [...numbers.keys()], [...weekdays.keys()]),
    months: numbers,
    weekdays,
    fixed: words.fixed.map(([pattern, unit, by]) => ({
      is: new RegExp(`^(?:${spaced(pattern.replace(/^\(\?<!the \)/, ''))})$`, 'iu'),
      unit,
      by,
    })),
    ofLastYear: new RegExp(`^(?:${spaced(words.lastYear)})`, 'iu'),
    ofThisYear: new RegExp(`^(?:${spaced(words.thisYear)})`, 'iu'),
    isComing: new RegExp(`${edge}(?:${spaced(words.coming)})${end}`, 'giu'),
    isMaybe:
      words.maybe === undefined ? undefined : new RegExp(`${edge}(?:${spaced(words.maybe)})${end}`, 'giu'),
    isTold: new RegExp(`${edge}(?:${words.told})${end}`, 'iu'),
    counts: words.counts.map((count) => new RegExp(`^(?:${count})$`, 'i')),
  }
}

function spaced(pattern: string): string {
  return pattern.replaceAll(' ', String.raw`\s+`)
}

/** So much of a name tells quickly that it may be there. */
function stem(name: string): string {
  return escaped(name.slice(0, 5))
}

const DENSE = new RegExp(
  String.raw`(?<![年\d]\s?)(?<hanMonth>1[0-2]|[1-9])月(?<hanDay>${DAY})[日号]|(?:周|星期|礼拜)(?<hanWeekday>[一二三四五六日天])`,
  'gu',
)
/** What is called after a weekday. */
const NO_WEEKDAY = String.raw`(?!\s+(?:Times|Telegraph|Express|Mirror|Mail|People|Herald|Post|Night|Market|Prayers?|School|League|[Ss]how|mass|lunch|roast))`
/** A German weekday goes on into the time of day: "Dienstagabend". */
const TIME_OF_DAY = '(?:abend|morgen|nacht|nachmittag|vormittag|mittag)?'

function namedPattern(words: RelativeWords, months: readonly string[], weekdays: readonly string[]): RegExp {
  const written = (names: readonly string[]): string =>
    names.length === 0 ? '(?!)' : names.map((name) => cased(name, words.hasCapitals)).join('|')
  const either = (list: string): string => spaced(words.hasCapitals ? eitherCase(list) : list)
  const any = written(months)
  const day = String.raw`${EDGE}(?<day>${DAY})${SUFFIX}(?:\s?[-–—]\s?(?<day2>${DAY})${SUFFIX})?(?:\s+of|\s+de)?\s+(?<dayMonth>${any})${END}(?!,?\.?\s+(?:de\s+|of\s+)?\d{4})`
  const monthFirst = String.raw`${EDGE}(?<monthFirst>${any})\.?\s+(?<dayAfter>${DAY})(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?<dayAfter2>${DAY})(?:st|nd|rd|th)?)?${END}(?!,?\s+\d{4}|[.:,]\d|\s?%|\s+(?:percent|per cent|million|billion|people))`
  // A short name is as often another word; with a day it is not.
  const month = String.raw`${EDGE}(?<before>${either(words.inMonth)})[\s-]+(?<month>${written(longNames(months))})${END}(?!\.?\s+\d|\s+(?:de|of)\s+\d|\s?/)`
  const which = String.raw`(?:(?<last>${either(words.last)})\s+|(?<next>${either(words.next)})\s+|(?<vague>${either(words.vague)})\s+)?`
  const weekday = String.raw`${EDGE}${which}(?<weekday>${written(weekdays)})(?=${TIME_OF_DAY}(?<!s)${END})(?!,?\s+(?:the\s+)?(?:\d{1,2}|${any})${END})${NO_WEEKDAY}`
  const patterns = words.hasCapitals ? [day, monthFirst, month, weekday] : [day, month, weekday]
  return new RegExp(patterns.join('|'), words.hasCapitals ? 'gu' : 'giu')
}

/** Words that may open a sentence. */
function eitherCase(list: string): string {
  return list
    .split('|')
    .map((word) => word.replace(/^\p{Ll}/u, (letter) => `[${letter.toUpperCase()}${letter}]`))
    .join('|')
}

function longNames(names: readonly string[]): string[] {
  const longest = names.reduce((most, { length }) => Math.max(most, length), 0)
  return longest <= 4 ? [...names] : names.filter((name) => name.length > 4 || LONG_NAMES.has(name))
}

/** Names of months that are no abbreviations although they are as short. */
const LONG_NAMES = new Set('may june july mai juin juli juni mars août mayo май мая мае مارس مه'.split(' '))

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** A name as it is written in the middle of a sentence. */
function cased(name: string, hasCapital: boolean): string {
  return spaced(escaped(hasCapital ? name.charAt(0).toUpperCase() + name.slice(1) : name))
}

function weekdaysOf(language: string): ReadonlyMap<string, number> {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return new Map(
    [0, 1, 2, 3, 4, 5, 6].map((weekday) => [
      format.format(Date.UTC(2023, 0, 1 + weekday)).toLowerCase(),
      weekday,
    ]),
  )
}

type Groups = Readonly<Record<string, string | undefined>>

interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The day of writing: the first and the last that it may be. */
interface Today {
  readonly from: number
  readonly to: number
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

function fixedDate({ fixed }: Reader, words: string, today: Today): EdtfDate | undefined {
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

function agoDate({ counts, words }: Reader, count: string, unit: string, today: Today): EdtfDate | undefined {
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

function weekdayDate(
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
function weekdayBefore(
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

function monthDate(
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

function dayDate(
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
