import { quantitiesIn } from '../extraction/quantity/quantitiesIn.ts'
import { digitsValue, wordsValue } from '../extraction/quantity/numberValue.ts'
import { numberLanguage, type CompiledLanguage } from '../extraction/quantity/compiledLanguage.ts'
import type { Bound, Quantity } from '../extraction/quantity/quantity.ts'
import type { Span } from '../source/quote.ts'

/** A number of a sentence. Offsets are into the sentence. */
export interface WrittenNumber extends Span, Pick<Quantity, 'value' | 'to' | 'unit' | 'thing' | 'measure'> {
  readonly bound: Bound
}

/**
 * All numbers of a sentence but those of its dates: with what they count where that can be told, else alone, as ages,
 * names with numbers and durations are.
 */
export function numbersIn(written: string, language: string, dates: readonly Span[]): WrittenNumber[] {
  const text = written.replace(RUPEES, (sign) => ' '.repeat(sign.length))
  const counted = drain(
    quantitiesIn({
      text,
      language,
      sentences: [{ start: 0, end: text.length }],
      dates: new Map([[0, dates]]),
    }),
  )
  // "By 44% to $318m" is no range.
  const whole = counted.filter(({ to, start, end }) => to === undefined || !isMixed(text.slice(start, end)))
  const taken = [...whole, ...dates]
  const others = plainNumbers(text, language).filter(
    ({ start, end }) => !taken.some((each) => each.start < end && start < each.end),
  )
  return [...whole, ...others]
    .sort((a, b) => a.start - b.start)
    .map((number) =>
      RUPEES_BEFORE.test(written.slice(0, number.start)) ? { ...number, unit: 'INR' } : number,
    )
}

function isMixed(written: string): boolean {
  return written.includes('%') && /[$€£]/.test(written)
}

/** Written right before the digits, as "Rs540 million". */
const RUPEES = /(?<!\p{L})Rs\.?(?=\s?\d)/gu
const RUPEES_BEFORE = /(?<!\p{L})Rs\.?\s?$/u

function drain<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

const DIGITS = /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)*/gu

function plainNumbers(text: string, language: string): WrittenNumber[] {
  const known = numberLanguage(language)
  const found: WrittenNumber[] = []
  const add = (start: number, end: number, value: number | undefined): void => {
    if (value !== undefined && Number.isFinite(value))
      found.push({ start, value, bound: 'exactly', ...unitBeside(text, { start, end }, known) })
  }
  if (!known) {
    for (const { 0: digits, index } of text.matchAll(DIGITS))
      add(index, index + digits.length, digitsValue(digits, '.'))
    return found
  }
  const pattern = known.mayHaveWords(text) ? known.inAnyForm : known.inDigits
  for (const { 0: written, index, groups = {} } of text.matchAll(pattern)) {
    const { digits = '', scale = '', words } = groups
    const factor = scaleOf(scale, known)
    const value = words === undefined ? digitsValue(digits, known.written.decimal) : wordsValue(words, known)
    // "one", "a hundred": an article counts nothing.
    if (words !== undefined && (value ?? 0) < 2) continue
    add(
      index,
      index + written.trimEnd().replace(/\.$/, '').length,
      value === undefined ? undefined : value * factor,
    )
  }
  return found
}

function scaleOf(scale: string, { values }: CompiledLanguage): number {
  const words = scale.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.reduce((product, word) => product * (values.get(word) ?? 1), 1)
}

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' }

/** A sign or a word for a unit beside a number, and where it ends. */
function unitBeside(
  text: string,
  { start, end }: Span,
  known: CompiledLanguage | undefined,
): { readonly unit: string; readonly end: number } {
  const sign = SIGNS[text.charAt(start - 1)]
  if (sign !== undefined) return { unit: sign, end }
  if (text.charAt(end) === '%') return { unit: 'percent', end: end + 1 }
  const found = /^[\s-]?(?<word>\p{L}+)/u.exec(text.slice(end, end + 40))
  const unit = known?.unitOf((found?.groups?.['word'] ?? '').toLowerCase())
  return unit === undefined ? { unit: 'count', end } : { unit, end: end + (found?.[0].length ?? 0) }
}

/** So far from what a rounded number stands for may it be. */
const ROUNDED = 0.025
/** "More than 40" of 46: what is more than ten per cent away would be said otherwise. */
const BOUND = 0.1

/** Whether a source's number bears out a draft's, whatever both count. */
export function agrees(draft: WrittenNumber, source: WrittenNumber): boolean {
  if ((draft.to ?? draft.value) !== (source.to ?? source.value) && draft.to !== undefined) return false
  if (draft.value === source.value) return true
  if (source.bound !== 'exactly' || draft.bound === 'exactly') return false
  if (significant(draft.value) >= significant(source.value)) return false
  const off = (source.value - draft.value) / Math.abs(source.value)
  switch (draft.bound) {
    case 'about':
      return Math.abs(off) <= ROUNDED
    case 'over':
    case 'at least':
      return off >= 0 && off <= BOUND
    case 'under':
    case 'at most':
      return off <= 0 && off >= -BOUND
  }
}

/** How many digits a number has before the zeros at its end. */
function significant(value: number): number {
  return Math.abs(value).toExponential().split('e')[0]?.replace('.', '').length ?? 0
}
