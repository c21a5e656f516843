import type { Figure } from '../knowledge/types.ts'

const BOUNDS = { exactly: '', about: 'about ', over: 'over ', under: 'under ' } as const

/** A figure as its table row says it: "about USD 1.6 billion", "40 %", "over PKR 88 billion". */
export function valueLabel({ value, unit, bound, per }: Figure): string {
  return `${BOUNDS[bound]}${amountLabel(value, unit)}${per ? ` a ${per}` : ''}`
}

/** @param unit percent, count, or an ISO 4217 code. */
export function amountLabel(value: number, unit: string): string {
  if (unit === 'percent') return `${plain(value)} %`
  return unit === 'count' ? plain(value) : `${unit} ${compact(value)}`
}

/** What an axis measures: "US dollars", "Percent", "Pakistani rupees a day". */
export function unitLabel(unit: string, per: Figure['per']): string {
  return `${unit === 'percent' ? 'Percent' : unit === 'count' ? 'Number' : currencyName(unit)}${per ? ` a ${per}` : ''}`
}

function currencyName(currency: string): string {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
  }).formatToParts(2)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

const DIGITS = 6
const PLAIN = new Intl.NumberFormat('en', { maximumFractionDigits: DIGITS })
const COMPACT = new Intl.NumberFormat('en', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: DIGITS,
})

function plain(value: number): string {
  return PLAIN.format(value)
}

/** Amounts are compact, since that is how they are said, unless a digit would be lost. */
function compact(value: number): string {
  return Number(value.toPrecision(DIGITS)) === value ? COMPACT.format(value) : plain(value)
}
