import type { Span } from '../../source/quote.ts'

/** What is counted of people, or asked for a thing: what news gives figures of again and again. */
export const measures = ['killed', 'injured', 'displaced', 'held', 'missing', 'price'] as const
export type Measure = (typeof measures)[number]

export const bounds = ['exactly', 'about', 'over', 'under', 'at least', 'at most'] as const
export type Bound = (typeof bounds)[number]

/** A number of a text with what it counts. Offsets are into the text. */
export interface Quantity extends Span {
  /** The number of the sentence, counted from the text's first. The span is the number with its bound, scale and unit. */
  readonly sentence: number
  readonly value: number
  /** The other end, where it is a range. */
  readonly to?: number
  readonly bound: Bound
  /** `count`, `percent`, an ISO 4217 code, or a unit of measure as CLDR has it: "kilometer". */
  readonly unit: string
  /** The words for what is counted; absent where the sentence only says what became of them: "killed 40". */
  readonly thing?: Span
  readonly measure?: Measure
  /** The word that says what was measured: "killed". */
  readonly measuredBy?: Span
  /** Whether it is said to be the sum until then, and not that of one occasion. */
  readonly isSum: boolean
}
