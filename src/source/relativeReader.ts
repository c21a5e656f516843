import { monthsOf } from './months.ts'
import { relativeWords, type RelativeWords, type Unit } from './relativeWords.ts'

/** What is read of one language. */
export interface Reader {
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

/** @returns undefined for a language whose words are not known. */
export function readerOf(language: string): Reader | undefined {
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
