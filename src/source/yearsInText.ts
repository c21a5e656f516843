import { calendarDate, solarHijriDate, spanOf } from './calendar.ts'
import type { EdtfDate } from './date.ts'
import type { Span } from './quote.ts'

/** Finds the years, decades and years that begin in one and end in the next, where nothing else can be meant. */
export function yearsIn(text: string, language: string): (Span & { readonly date: EdtfDate })[] {
  const [primary = ''] = language.toLowerCase().split('-')
  const found: (Span & { readonly date: EdtfDate })[] = []
  for (const match of text.matchAll(NUMBER)) {
    const { year = '', short, decade } = match.groups ?? {}
    const before = text.slice(Math.max(0, match.index - REACH), match.index)
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + REACH)
    if (!isYear(Number(year), before, after, primary)) continue
    const date = dateOf(Number(year), short, decade !== undefined, primary)
    if (date) found.push({ start: match.index, end: match.index + match[0].length, date })
  }
  return found
}

/** So many characters before and after say what a number is. */
const REACH = 40
const NUMBER =
  /(?<![\d.,/$€£¥₹#-])(?<![A-Za-z])(?<year>1\d{3}|20\d\d)(?:(?<decade>'?s\b)|[-–/](?<short>\d\d)(?![\d-]))?(?![\d\p{L}%$€£¥₹]|[.,/:-]\d)/gu

/** Words behind which a number of four digits is a year, if nothing is counted by it. */
const BEFORE: Readonly<Record<string, string>> = {
  en: 'in|since|during|year|between|spring|summer|autumn|winter|fall|early|mid|late|season|fiscal',
  de: 'jahr|jahre|jahres|seit|anfang|ende|mitte|sommer|winter|herbst|frühjahr|bis|ab',
  fr: 'en|depuis|dès|année|fin|début',
  es: 'en|desde|año|hasta',
  it: 'nel|dal|anno|fino al',
  pt: 'em|desde|ano',
  nl: 'in|sinds|jaar|vanaf',
  sw: 'mwaka|mwaka wa',
  ru: 'в|с|до|после|к',
  ar: 'عام|العام|سنة|منذ|في',
  fa: 'سال|در سال|از',
  ur: 'سال|سنہ',
}
/** Behind these as well, but not of a round number, which may be about how many or what hour it is. */
const WEAK: Readonly<Record<string, string>> = {
  en: 'by|until|from|before|after|of|to|circa|and',
  de: 'von|vor|nach',
  fr: 'de|avant|après',
  es: 'de|del',
}
/** Words that make it an amount all the same. */
const AMOUNT = /\b(?:total|number|sum|cost|price|height|distance|speed|population|crowd|out) of $/i
/** What goes on after a year as a sentence does; a noun would be what is counted. */
const GOES_ON: Readonly<Record<string, string>> = {
  en: `a|about|according|after|against|ago|alike|all|alone|already|also|although|amid|among|an|and|are|as|at|became|because|
    been|before|began|brought|but|by|came|despite|did|due|during|ended|following|for|from|gave|had|has|have|he|her|his|how|if|in|into|
    is|it|its|led|left|made|no|not|now|of|on|only|onwards?|or|our|over|saw|she|since|so|still|than|that|the|their|then|there|
    these|they|this|those|through|to|took|under|until|up|upon|was|we|went|were|what|when|where|which|while|who|whose|will|with|
    without|would|you|election|elections|war|agreement|treaty|season|report|census|budget|constitution`,
  ru: 'год|году|года|годом|годы|г',
}
const OPENS_NEXT = /^(?:["'”’»)\]]*(?:$|[.,;:!?)\]–—،。…]|\s+[–—(]|\s+-\s)|-)/u

const words = new Map<string, RegExp>()

function isYear(year: number, before: string, after: string, language: string): boolean {
  if (/[([](?:\d{4}\s?[-–]\s?)?$/u.test(before)) return OPENS_NEXT.test(after) || goesOn(after, language)
  if (language === 'ru') return goesOn(after, language)
  const isStrong = pattern(BEFORE, language).test(before)
  if (!isStrong && (!pattern(WEAK, language).test(before) || year % 100 === 0 || AMOUNT.test(before)))
    return false
  if (OPENS_NEXT.test(after) || goesOn(after, language)) return true
  if (language !== 'en') return isStrong && !/^\s+\p{N}/u.test(after)
  // "in 1998 Norland joined", and never "in 1500 Norland villages"; "in 1998 killed", never "in 1500 occupied villages".
  return isStrong && year % 100 !== 0 && /^\s+(?:\p{Lu}|\p{Ll}+ed\b)/u.test(after)
}

function goesOn(after: string, language: string): boolean {
  const word = /^\s+(?<word>[\p{L}\p{M}]+)/u.exec(after)?.groups?.['word']
  return word !== undefined && pattern(GOES_ON, language, '^', '$').test(word)
}

/** Any of a language's words, by default at the end of what stands before a number. */
function pattern(
  lists: Readonly<Record<string, string>>,
  language: string,
  start = String.raw`(?<![\p{L}\p{M}])`,
  end = String.raw`\s+$`,
): RegExp {
  const key = `${lists === BEFORE ? 'before' : lists === WEAK ? 'weak' : 'goes on'} ${language}`
  const known = words.get(key)
  if (known) return known
  const list = lists[language]?.replaceAll(/\n */g, '') ?? '(?!)'
  const made = new RegExp(`${start}(?:${list})${end}`, 'iu')
  words.set(key, made)
  return made
}

function dateOf(
  year: number,
  short: string | undefined,
  isDecade: boolean,
  language: string,
): EdtfDate | undefined {
  if (isDecade) return year % 10 === 0 ? spanOf(calendarDate(year), calendarDate(year + 9)) : undefined
  if (short !== undefined) {
    const end = Number(`${String(year).slice(0, 2)}${short}`)
    return end > year ? spanOf(calendarDate(year), calendarDate(end)) : undefined
  }
  // A year of the calendar that the text itself counts by.
  return language === 'fa' && year < 1500 ? solarHijriDate(year) : calendarDate(year)
}
