import edtf from 'edtf'

/** A date as EDTF (ISO 8601-2) writes it, with the days it may mean. */
export interface EdtfDate {
  /** The EDTF text itself, such as `2024-12`, `2024-12~` or `2025-01-08/..`, without a time of day. */
  readonly edtf: string
  /** The first day it may mean, `YYYY-MM-DD`; absent where the beginning is open. */
  readonly earliest?: string
  /** The last day it may mean, `YYYY-MM-DD`; absent where the end is open. */
  readonly latest?: string
  /** Whether the text marks it as approximate (`~`) or uncertain (`?`). */
  readonly approximate: boolean
  readonly uncertain: boolean
}

const DAY = /\d{4}-\d{2}-\d{2}/g
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/
/** A bare number is a year of four digits; the parser would take any other for milliseconds since 1970. */
const BARE_NUMBER = /^[+-]?\d+$/
const YEAR = /^-?\d{4}$/

const LONGEST_SHOWN = 40

/**
 * Reads an EDTF date, level 0 to 2.
 * @throws RangeError with a sentence for the editor, where the text is no date or names a day that no calendar has.
 */
export function parseDate(written: string): EdtfDate {
  // The day is the one that was had there; its time and how that is counted say nothing that is shown.
  const text = written.replace(TIME_OF_DAY, '$1')
  const year = /^(?<first>\d{4})[-–](?<last>\d{2}|\d{4})$/.exec(text)?.groups
  if (year) refuseSpan(text, Number(year['first']), year['last'] ?? '')
  for (const [day] of text.matchAll(DAY)) {
    const parsed = new Date(`${day}T00:00:00Z`)
    if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(day))
      throw new RangeError(`${day} is a day that does not exist`)
  }
  // Most dates are plain days: the grammar of all dates takes a tenth of a millisecond for each.
  if (PLAIN_DAY.test(text))
    return { edtf: text, earliest: text, latest: text, approximate: false, uncertain: false }
  const { min, max } = parse(text)
  const earliest = dayOf(min)
  const latest = dayOf(max)
  if (earliest !== undefined && latest !== undefined && timeOf(earliest) > timeOf(latest))
    throw new RangeError(`${text} ends before it begins`)
  return {
    edtf: text,
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
    approximate: text.includes('~') || text.includes('%'),
    uncertain: text.includes('?') || text.includes('%'),
  }
}

const TIME_OF_DAY = /(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?/g

/**
 * "2023-24" is meant as the year that begins in 2023, and is a season of 2023 in EDTF.
 * @throws RangeError where the text is such a year, or two years with a hyphen between them.
 */
function refuseSpan(text: string, first: number, last: string): void {
  const second = last.length === 2 ? Math.floor(first / 100) * 100 + Number(last) : Number(last)
  if ((last.length === 2 && Number(last) <= 12) || second <= first) return
  if (last.length === 2 && second !== first + 1) return
  throw new RangeError(
    `${text} is no date; from ${first} to ${second} is ${first}/${second}, and a financial year is written by its months, as ${first}-04/${second}-03`,
  )
}

function parse(text: string): ReturnType<typeof edtf> {
  const message = `${JSON.stringify(text.slice(0, LONGEST_SHOWN))} is not an EDTF date such as 2024, 2024-11, 2025-01-08 or 2024-12~`
  if (BARE_NUMBER.test(text) && !YEAR.test(text)) throw new RangeError(message)
  try {
    return edtf(text)
  } catch (cause) {
    throw new RangeError(message, { cause })
  }
}

/**
 * When a day as `EdtfDate` has it begins, in milliseconds since 1970, UTC: to compare by, as the text of years before
 * the common era stands in the wrong order.
 */
export function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

const DAY_MILLISECONDS = 86_400_000

/** The days that a date may mean, counted from 1970-01-01, both ends in it; an open end is infinite. */
export function daysOf({ earliest, latest }: EdtfDate): { readonly from: number; readonly to: number } {
  return {
    from: earliest === undefined ? -Infinity : timeOf(earliest) / DAY_MILLISECONDS,
    to: latest === undefined ? Infinity : timeOf(latest) / DAY_MILLISECONDS,
  }
}

/** Open ends come as ±Infinity, as null, or as a year that Date cannot hold. */
function dayOf(time: number | null): string | undefined {
  if (time === null || !Number.isFinite(time)) return undefined
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().split('T', 1)[0]
}
