/** The names of a language's months. */
export interface Months {
  /** Matches any of the names, the longest first; of a language that writes months as numbers, nothing. */
  readonly pattern: string
  /** By the name in lower case, from 1. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Shorter names, such as the "3" of Japanese, are no words. */
const SHORTEST_NAME = 3

/**
 * What CLDR does not know of: as newspapers abbreviate, and the months of the Levant beside those of Egypt.
 * An abbreviation is written without its full stop.
 */
const OTHERS: Readonly<Record<string, readonly (readonly [month: number, names: string])[]>> = {
  en: [[9, 'sept']],
  de: [
    [1, 'jänner|jän'],
    [2, 'feber'],
    [3, 'mär|mrz'],
    [9, 'sept'],
    [10, 'okt'],
    [12, 'dez'],
  ],
  fr: [
    [1, 'janv'],
    [2, 'févr|fév'],
    [4, 'avr'],
    [7, 'juil'],
    [9, 'sept'],
    [12, 'déc'],
  ],
  es: [[9, 'sept|set|setiembre']],
  ru: [
    [1, 'январе'],
    [2, 'феврале'],
    [3, 'марте'],
    [4, 'апреле'],
    [5, 'мае'],
    [6, 'июне'],
    [7, 'июле'],
    [8, 'августе'],
    [9, 'сентябре'],
    [10, 'октябре'],
    [11, 'ноябре'],
    [12, 'декабре'],
  ],
  ar: [
    [1, 'كانون الثاني'],
    [2, 'شباط'],
    [3, 'آذار'],
    [4, 'نيسان|ابريل|إبريل'],
    [5, 'أيار|ماي'],
    [6, 'حزيران'],
    [7, 'تموز|يوليوز'],
    [8, 'آب|اغسطس|غشت'],
    [9, 'أيلول|شتنبر'],
    [10, 'تشرين الأول|اكتوبر'],
    [11, 'تشرين الثاني|نونبر'],
    [12, 'كانون الأول|دجنبر'],
  ],
  fa: [
    [1, 'ژانویه'],
    [2, 'فوریه'],
    [3, 'مارس'],
    [4, 'آوریل|اپریل'],
    [5, 'مه|می'],
    [6, 'ژوئن|جون'],
    [7, 'ژوئیه|جولای'],
    [8, 'اوت|آگوست|اگست'],
    [9, 'سپتامبر'],
    [10, 'اکتبر'],
    [11, 'نوامبر'],
    [12, 'دسامبر'],
  ],
}

const SOLAR_HIJRI: Readonly<Record<string, string>> = {
  fa: 'فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند',
  ps: 'وری|غويی|غبرګولی|چنګاښ|زمری|وږی|تله|لړم|لیندۍ|مرغومی|سلواغه|کب',
}

/** The months of the calendar of Iran and Afghanistan, in the languages that write it; of others, none. */
export function solarHijriMonths(language: string): Months {
  const [primary = ''] = language.toLowerCase().split('-')
  const pattern = SOLAR_HIJRI[primary] ?? ''
  return { pattern, numbers: new Map(pattern.split('|').map((name, at) => [name, at + 1])) }
}

const known = new Map<string, Months>()

/** @param language BCP 47. */
export function monthsOf(language: string): Months {
  const before = known.get(language)
  if (before) return before
  const numbers = new Map<string, number>()
  const [primary = ''] = language.toLowerCase().split('-')
  for (let month = 1; month <= 12; month += 1)
    for (const name of namesOf(language, month))
      if (name.length >= SHORTEST_NAME && !/\p{N}/u.test(name)) numbers.set(name, month)
  for (const [month, names] of OTHERS[primary] ?? [])
    for (const name of names.split('|')) numbers.set(name, month)
  const months = { pattern: patternOf([...numbers.keys()]), numbers }
  known.set(language, months)
  return months
}

/** With a day, languages that inflect the names of months give the form that stands in a date. */
function namesOf(language: string, month: number): string[] {
  const styles = ['long', 'short'] as const
  return styles.flatMap((style) =>
    [{ month: style }, { month: style, day: 'numeric' } as const].map((options) => {
      // Persian and some Arabic locales count by other calendars of their own.
      const format = new Intl.DateTimeFormat(language, { ...options, calendar: 'gregory', timeZone: 'UTC' })
      const parts = format.formatToParts(Date.UTC(2001, month - 1, 15))
      const name = parts.find(({ type }) => type === 'month')?.value ?? ''
      return name.replace(/\.$/, '').toLowerCase()
    }),
  )
}

function patternOf(names: readonly string[]): string {
  const escaped = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, String.raw`\s+`))
  return escaped.length === 0 ? '(?!)' : escaped.join('|')
}
