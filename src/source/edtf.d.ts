/** The part of edtf.js (which ships no types) that this project uses. */
declare module 'edtf' {
  interface Bits {
    readonly value: number
  }

  /** A parsed EDTF value; which of the optional fields exist depends on its type. */
  export interface Parsed {
    readonly type: 'Date' | 'Year' | 'Decade' | 'Century' | 'Season' | 'Interval' | 'List' | 'Set'
    /** The first instant that the value may mean, in milliseconds since 1970; -Infinity where it is open. */
    readonly min: number
    /** The last such instant; Infinity where it is open. */
    readonly max: number
    /** Of a date: 1 for a year, 2 for a month, 3 for a day, 0 with a time of day. */
    readonly precision?: number
    readonly approximate?: Bits
    readonly uncertain?: Bits
    readonly edtf: string
  }

  /** @throws an Error whose message names the column, where the text is not EDTF. */
  export default function edtf(text: string): Parsed
}
