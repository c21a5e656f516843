import { abbreviations } from './abbreviations.ts'
import { monthsOf } from './months.ts'
import type { Span } from './quote.ts'

/** The longest excerpt of a source that is shown, in UTF-16 units. */
export const LONGEST_EXCERPT = 500

/** Intl.Segmenter's time grows with the square of the text's length, so it is given a window at a time. */
const WINDOW = 1_500

/**
 * Splits a stretch of a text into sentences, none longer than `LONGEST_EXCERPT`: a longer one is cut at the last
 * pause, else the last space, that fits. Boundaries are Unicode's (UAX 29), save after abbreviations and initials.
 * @param language BCP 47.
 * @yields spans in order, without the white space between them.
 */
export function* sentences(text: string, within: Span, language: string): Generator<Span> {
  let start = within.start
  for (const boundary of boundaries(text, within, language)) {
    const end = footnoteMarkEnd(text, boundary, within.end)
    if (end <= start || (end < within.end && !endsSentence(text, { start, end }, language))) continue
    yield* cut(text, { start, end })
    start = end
  }
}

/** Where the segmenter ends a sentence, in order; the last is the end of the stretch. */
function* boundaries(text: string, within: Span, language: string): Generator<number> {
  const segmenter = sentenceSegmenter(language)
  let start = within.start
  while (start < within.end) {
    const windowEnd = Math.min(start + WINDOW, within.end)
    // A line break inside a paragraph is a wrap, but the segmenter would end a sentence there.
    const window = text.slice(start, windowEnd).replace(/[\r\n\u2028\u2029\u0085]/g, ' ')
    const ends = [...segmenter.segment(window)].map(({ index }) => index)
    for (const { index, 0: mark } of window.matchAll(TIGHT_END)) ends.push(index + mark.length)
    ends.sort((a, b) => a - b)
    for (const end of ends) if (end > 0 && end < window.length) yield start + end
    const lastStart = start + (ends.at(-1) ?? 0)
    // The window may have cut its last sentence short: unless it is all there is, it is read again.
    start = windowEnd < within.end && lastStart > start ? lastStart : windowEnd
  }
  yield within.end
}

/**
 * The mark in "…in 1998.[4] The next" and "…in 1998.⁴ The next" belongs to the sentence before it; Unicode's boundary
 * is inside the mark, or before it.
 */
function footnoteMarkEnd(text: string, boundary: number, limit: number): number {
  const isInside = text[boundary - 1] === '['
  const pattern = isInside ? /^[^\]\n]{1,20}\](?:\[[^\]\n]{1,20}\])*\s*/ : /^[¹²³⁰-⁹]{1,3}\s*/
  const mark = pattern.exec(text.slice(boundary, boundary + 60))?.[0] ?? ''
  return Math.min(boundary + mark.length, limit)
}

/** The end of a sentence's last word: three small letters, as "v.2", "U.S.News" and "No.5" are whole, or a quotation's. */
const LAST_LETTERS = String.raw`(?:(?<=[\p{Ll}\p{M}]{3}[.!?]["'”’»)]{0,2})|(?<=[\p{Ll}\p{N})]["'”’»][.!?]))(?<!\bwww\.)`
const OPENING = String.raw`["'“‘«(]?`
const NUMBER_MARK = String.raw`(?:\d{1,3}|[*†‡])\s+(?=${OPENING}\p{Lu})`
const BRACKET_MARK = String.raw`(?<=[\p{L}\p{N}"'”’»)][.!?])(?:\[[^\]\n]{1,20}\])+\s+(?=${OPENING}\p{Lu})`
/** No space at all, as pages are copied; not in the names of sites. */
const NO_SPACE = String.raw`(?=${OPENING}(?!(?:Com|Org|Net|Gov|Js|Io|Ai)\b)\p{Lu}[\p{Ll}’'][\p{Ll} ])`
/** What ends a sentence although Unicode sees no boundary there: a footnote's mark behind the full stop, or nothing. */
const TIGHT_END = new RegExp(`${LAST_LETTERS}(?:${NUMBER_MARK}|${NO_SPACE})|${BRACKET_MARK}`, 'gu')

const LAST_WORD = /(?<![\p{L}\p{M}.°º])(?<word>[\p{L}\p{M}.°º]+)\.['"’”)\]]*\s*$/u
const INITIAL = /(?:^|[^\p{L}\p{M}.])\p{Lu}\.\s*$/u
const ACRONYM = /\p{L}\.\p{L}\.\s*$/u
const LOWER_CASE_NEXT = /^['"’”)\]]*\s*\p{Ll}/u
/** A capitalized word of two letters or more, which another initial is not. */
const CAPITALIZED_NEXT = /^[^\p{L}\p{N}]*(?<word>\p{Lu}[\p{L}\p{M}]+)/u

function endsSentence(text: string, sentence: Span, language: string): boolean {
  const words = text.slice(Math.max(sentence.start, sentence.end - 60), sentence.end)
  const next = text.slice(sentence.end, sentence.end + 40)
  const isNumbering = sentence.end - sentence.start < 12 && !/[\p{L}\p{M}]{2}/u.test(words)
  if (isNumbering || LOWER_CASE_NEXT.test(next)) return false
  if (ORDINAL.test(words) && opensWithMonth(next, language)) return false
  if (HOUR.test(words)) return !AFTER_HOUR.test(next)
  const lastWord = LAST_WORD.exec(words)?.groups?.['word']
  if (lastWord === undefined) return true
  const isAbbreviated = INITIAL.test(words) || ACRONYM.test(words) || abbreviations(language).has(lastWord)
  return !isAbbreviated || OPENERS.has(CAPITALIZED_NEXT.exec(next)?.groups?.['word'] ?? '')
}

/** "21. Februar": a number that languages put an order by, before a month. */
const ORDINAL = /(?<!\p{N})\d{1,2}\.\s*$/u

function opensWithMonth(next: string, language: string): boolean {
  const word = /^\s*(?<word>[\p{L}\p{M}]+)/u.exec(next)?.groups?.['word']
  return word !== undefined && monthsOf(language).numbers.has(word.toLowerCase())
}

/** "4 p.m." ends a sentence, unless the day, the place or the zone that the hour is counted in comes behind it. */
const HOUR = /\d\s?[ap]\.\s?m\.["'”’)\]]*\s*$/iu
const AFTER_HOUR =
  /^[^\p{L}\p{N}]*(?:\p{Ll}|\p{N}|\p{Lu}{2,4}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:[\p{L}]+\s+){1,3}[Tt]ime\b|(?:Eastern|Central|Pacific|Mountain|Greenwich|Zulu)\b)/u

/** English words that open a sentence and never a name: "in the U.S. The army" has two sentences. */
const OPENERS: ReadonlySet<string> = new Set(
  `The This That These Those It Its He His She Her They Their We Our In On At As And But For From When While After
  Before Although However There Then Since By With If Mr Mrs Ms`.split(/\s+/),
)

/** Cuts what is too long; keeps surrogate pairs together. */
function* cut(text: string, sentence: Span): Generator<Span> {
  let { start, end } = trim(text, sentence)
  while (end - start > LONGEST_EXCERPT) {
    const length = cutLength(text.slice(start, start + LONGEST_EXCERPT + 1))
    yield trim(text, { start, end: start + length })
    ;({ start, end } = trim(text, { start: start + length, end }))
  }
  if (end > start) yield { start, end }
}

function cutLength(window: string): number {
  for (const pause of [/^.*[;:,،、。，；–—](?=\s)/s, /^.*\s/s]) {
    const length = pause.exec(window)?.[0].length ?? 0
    if (length > LONGEST_EXCERPT / 4) return Math.min(length, LONGEST_EXCERPT)
  }
  const cutsPair = /[\uD800-\uDBFF]/.test(window.charAt(LONGEST_EXCERPT - 1))
  return cutsPair ? LONGEST_EXCERPT - 1 : LONGEST_EXCERPT
}

function trim(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end)
  const start = span.start + (words.length - words.trimStart().length)
  return { start, end: Math.max(start, span.end - (words.length - words.trimEnd().length)) }
}

const segmenters = new Map<string, Intl.Segmenter>()

function sentenceSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenters.set(language, known)
  return known
}
