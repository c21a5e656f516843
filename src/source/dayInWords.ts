import { monthsOf } from './months.ts'
import type { Span } from './quote.ts'

/** A day that words name, with or without its year; offsets are into the words. */
export interface DayInWords extends Span {
  /** The end of an EDTF date: "-10-07", or "2031-10-07". */
  readonly edtf: string
}

/** Finds "7 October", "October 7th", "7 October 2031" in words that somebody typed in English. */
export function dayInWords(words: string): DayInWords | undefined {
  const { pattern, numbers } = monthsOf('en')
  const day = String.raw`(?<!\d)(?<day>[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d)`
  const month = String.raw`(?<month>${pattern})\.?`
  for (const order of [`${day}(?: of)? ${month}`, `${month} ${day}`]) {
    const found = new RegExp(String.raw`${order}(?:,? (?<year>\d{4}))?(?!\p{L})`, 'iu').exec(words)
    const { day: number = '', month: name = '', year = '' } = found?.groups ?? {}
    const at = numbers.get(name.toLowerCase())
    if (found && at !== undefined)
      return {
        start: found.index,
        end: found.index + found[0].length,
        edtf: `${year}-${String(at).padStart(2, '0')}-${number.padStart(2, '0')}`,
      }
  }
  return undefined
}
