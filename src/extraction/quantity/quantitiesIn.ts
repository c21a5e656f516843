import { withPlainDigits } from '../../source/datesInText.ts'
import { monthsOf } from '../../source/months.ts'
import type { Span } from '../../source/quote.ts'
import { numberLanguage, type CompiledLanguage } from './compiledLanguage.ts'
import type { FoundNumber } from './foundNumber.ts'
import { measureOf } from './measureOf.ts'
import { digitsValue, wordsValue } from './numberValue.ts'
import type { Quantity } from './quantity.ts'
import { thingBehind } from './thingBehind.ts'

/** A text whose sentences are looked through, with the spans of the dates in each, which are no numbers. */
interface TextWithDates {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly sentences: readonly Span[]
  /** By the number of the sentence; offsets are into it. */
  readonly dates: ReadonlyMap<number, readonly Span[]>
}

/**
 * Finds the numbers of a text that count something, yielding after each sentence. Left out are dates, years, ages, times of
 * day, numbers that are names ("Resolution 1701") and those of which nothing tells what they count.
 */
export function* quantitiesIn({
  text,
  language,
  sentences,
  dates,
}: TextWithDates): Generator<void, Quantity[]> {
  const known = numberLanguage(language)
  if (!known) return []
  const found: Quantity[] = []
  for (const [number, sentence] of sentences.entries()) {
    yield
    const words = withPlainDigits(text.slice(sentence.start, sentence.end))
    const hasWords = known.mayHaveWords(words)
    if (!hasWords && !/\d/.test(words)) continue
    const numbers = numbersIn(
      words,
      known,
      hasWords ? known.inAnyForm : known.inDigits,
      language,
      dates.get(number) ?? [],
    )
    for (const [at, each] of numbers.entries()) {
      const quantity = counted(words, each, { before: numbers[at - 1], after: numbers[at + 1] }, known)
      if (quantity) found.push(placed(quantity, number, sentence.start))
    }
  }
  return found
}

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₪': 'ILS',
  '₽': 'RUB',
}
const SIGN_BEFORE =
  /(?:(?:\b(?:US|C|A))?(?<sign>[$€£¥₹₪₽])|\b(?<code>USD|EUR|GBP|ILS|INR|RUB|CHF|JPY))[ \u00a0]?$/u
const UNIT_BEHIND =
  /^[ \u00a0\u202f]?(?<sign>[%$€£¥₹₪₽٪])|^[ \u00a0\u202f-]?(?:de |d['’])?(?<word>(?:[\p{L}]+)(?:[ \u00a0][\p{L}]+)?)/u

function numbersIn(
  text: string,
  known: CompiledLanguage,
  pattern: RegExp,
  language: string,
  dates: readonly Span[],
): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const match of text.matchAll(pattern)) {
    const at = match.index
    const end = at + match[0].length
    if (dates.some((date) => date.start < end && at < date.end)) continue
    const { digits, scale = '', words } = match.groups ?? {}
    const value = words === undefined ? scaled(digits ?? '', scale, known) : wordsValue(words, known)
    if (value === undefined || !Number.isFinite(value)) continue
    const written = unitOf(text, at, end, known)
    const bound = known.bound.exec(text.slice(Math.max(0, written.start - 40), written.start))?.[0] ?? ''
    const number: FoundNumber = {
      start: written.start - bound.length,
      end: written.end,
      value,
      bound: known.boundOf(bound),
      unit: written.unit,
      isInDigits: words === undefined,
    }
    const before = found.at(-1)
    const counts = isNumber(text, number, at, language, known)
    if (!before || !isRange(text, before, number) || before.to !== undefined || value <= before.value) {
      if (counts) found.push(number)
      continue
    }
    // "Between 15 and 60 years": neither end counts.
    found.pop()
    const unit = number.unit === 'count' ? before.unit : number.unit
    if (counts) found.push({ ...before, to: value, end: number.end, unit })
  }
  return found
}

function scaled(digits: string, scale: string, known: CompiledLanguage): number | undefined {
  const number = digitsValue(digits, known.written.decimal)
  if (number === undefined || scale.trim() === '') return number
  const factor = scale
    .trim()
    .toLowerCase()
    .split(/[\s\u00a0\u202f]+/)
    .reduce((product, word) => product * (known.values.get(word.replace(/\.$/, '')) ?? 1), 1)
  // 1.1 million is 1,100,000 and not 1,100,000.0000000001.
  return Number((number * factor).toPrecision(12))
}

/** A sign or a word for a unit, before or behind the number. */
function unitOf(
  text: string,
  start: number,
  end: number,
  known: CompiledLanguage,
): Span & { readonly unit: string } {
  const before = SIGN_BEFORE.exec(text.slice(Math.max(0, start - 8), start))
  if (before) {
    const { sign, code } = before.groups ?? {}
    return { start: start - before[0].length, end, unit: code ?? SIGNS[sign ?? ''] ?? 'count' }
  }
  const behind = UNIT_BEHIND.exec(text.slice(end, end + 40))
  const { sign, word = '' } = behind?.groups ?? {}
  if (sign !== undefined)
    return { start, end: end + (behind?.[0].length ?? 0), unit: SIGNS[sign] ?? 'percent' }
  const small = word.toLowerCase().replace(/\u00a0/g, ' ')
  const [first = ''] = small.split(' ', 1)
  for (const each of [small, first]) {
    const [, square] = /^(?:square|sq) (.+)$/.exec(each) ?? /^(.+) sq$/.exec(each) ?? []
    const plain = each === 'per cent' ? 'percent' : known.unitOf(square ?? each)
    // "A 2,000-pound bomb" is no money.
    const isWeight = plain === 'GBP' && text.charAt(end) === '-'
    const unit = isWeight ? 'pound' : plain !== undefined && square !== undefined ? `square-${plain}` : plain
    if (unit !== undefined)
      return { start, end: end + (behind?.[0].length ?? 0) - (small.length - each.length), unit }
  }
  return { start, end, unit: 'count' }
}

/** What stands between the two ends of a range, and before them. */
const TO = /^\s?[–—]\s?$|^\s+(?:to|bis|à|a|до|إلى)\s+$/u
const AND = /^\s+(?:and|und|et|y|и|و)\s+$/u
const BETWEEN = /(?:^|\s)(?:between|zwischen|entre|между|بين)\s+$/iu

function isRange(text: string, first: FoundNumber, second: FoundNumber): boolean {
  const between = text.slice(first.end, second.start)
  return TO.test(between) || (AND.test(between) && BETWEEN.test(text.slice(0, first.start)))
}

/** What has a number for its name. */
const NUMBERED =
  /(?:^|[^\p{L}])(?:type|number|no\.?|level|category|phase|chapter|article|page|version|nr\.?|stufe|artikel|numéro|número|artículo|aged|age|номер)\s$/iu
/** Where words run together, a date may not be known as one: "theOct. 7". */
const MONTH_BEFORE = /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s$/

const YEAR = { from: 1800, to: 2100 }

/** Whether it counts: it is no year, no name, no part of a word. */
function isNumber(
  text: string,
  { start, end, value, bound, unit, isInDigits }: FoundNumber,
  at: number,
  language: string,
  known: CompiledLanguage,
): boolean {
  const after = text.slice(end, end + 24)
  if (value === 1 && unit === 'count') return false
  // "Millions of people" is no number.
  if (!isInDigits && value >= 1e6 && !/\s/.test(text.slice(at, end).trim())) return false
  if (/^[-–:/]\p{L}|^[:/]\d|^\p{L}|^-\d/u.test(after)) return false
  const [next = ''] = /[\p{L}\p{M}]+/u.exec(after.slice(0, 24)) ?? []
  const small = next.toLowerCase()
  if (unit === 'count' && (known.times.has(small) || monthsOf(language).numbers.has(small))) return false
  if (!isInDigits) return true
  if (unit === 'count' && (NUMBERED.test(text.slice(0, start)) || MONTH_BEFORE.test(text.slice(0, start))))
    return false
  if (/^\s?[ap]\.?\s?m\b/i.test(after)) return false
  const isPlainYear =
    unit === 'count' &&
    bound === 'exactly' &&
    value >= YEAR.from &&
    value <= YEAR.to &&
    !/[.,]/.test(text.slice(at, end))
  if (isPlainYear && !known.people.has(small)) return false
  return bound !== 'exactly' || unit !== 'count' || !isNamed(text.slice(0, start))
}

/** "Resolution 1701", "Channel 12": a word with a capital in front, which does not open the sentence. */
function isNamed(before: string): boolean {
  const [last = '', ...others] = before
    .trimEnd()
    .split(/[\s\u00a0]+/)
    .reverse()
  return others.length > 0 && /^\p{Lu}/u.test(last) && !OPENERS.has(last) && /[\s\u00a0]$/.test(before)
}

const OPENERS = new Set(['And', 'But', 'The', 'Some', 'All'])

type Counted = Omit<Quantity, 'sentence'>

function counted(
  text: string,
  number: FoundNumber,
  beside: { readonly before: FoundNumber | undefined; readonly after: FoundNumber | undefined },
  known: CompiledLanguage,
): Counted | undefined {
  const thing = thingBehind(text, number, known)
  const measured = measureOf(text, number, beside, thing, known)
  const isMoney = /^[A-Z]{3}$/.test(number.unit)
  const isTelling =
    (thing !== undefined || isMoney) &&
    (number.isInDigits || number.value >= SMALLEST_IN_WORDS || measured !== undefined)
  if (!isTelling && !measured) return undefined
  const { start, end, value, to, bound, unit } = number
  return {
    start,
    end,
    value,
    ...(to !== undefined && { to }),
    bound,
    unit,
    ...(thing && { thing }),
    ...(measured && { measure: measured.measure, measuredBy: measured.words }),
    isSum: measured !== undefined && known.sum.test(stretchOf(text, beside)),
  }
}

/** The part of a sentence that is about one of its numbers. */
function stretchOf(
  text: string,
  { before, after }: { readonly before: FoundNumber | undefined; readonly after: FoundNumber | undefined },
): string {
  const stretch = text.slice(before?.end ?? 0, after?.start ?? text.length)
  if (!after) return stretch
  const pause = Math.max(
    stretch.lastIndexOf(','),
    stretch.lastIndexOf(';'),
    stretch.search(/\s(?:and|und|et|y|и)\s(?!.*\s(?:and|und|et|y|и)\s)/u),
  )
  return pause > 0 ? stretch.slice(0, pause) : stretch
}

/** "Two officials", "three of them": smaller numbers in words seldom are what a sentence is about. */
const SMALLEST_IN_WORDS = 10

function placed({ thing, measuredBy, ...quantity }: Counted, sentence: number, by: number): Quantity {
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by })
  return {
    ...quantity,
    ...moved(quantity),
    sentence,
    ...(thing && { thing: moved(thing) }),
    ...(measuredBy && { measuredBy: moved(measuredBy) }),
  }
}
