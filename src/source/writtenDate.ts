import type { EdtfDate } from './date.ts'
import type { Span } from './quote.ts'

/** A date as a text writes it, and where. */
export interface WrittenDate extends Span {
  readonly date: EdtfDate
  /** Whether the text leaves something of it to be concluded from the day on which it was published. */
  readonly isResolved: boolean
}
