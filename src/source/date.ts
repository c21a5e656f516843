import edtf from 'edtf'

/** A date as EDTF (ISO 8601-2) writes it, with the days it may mean. */
export interface EdtfDate {
  /** The EDTF text itself, such as `2024-12`, `2024-12~` or `2025-01-08/..`. */
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
/** A bare number is a year of four digits; the parser would take any other for milliseconds since 1970. */
const BARE_NUMBER = /^[+-]?\d+$/
const YEAR = /^-?\d{4}$/

const LONGEST_SHOWN = 40

/**
 * Reads an EDTF date, level 0 to 2.
 * @throws RangeError with a sentence for the editor, where the text is no date or names a day that no calendar has.
 */
export function parseDate(text: string): EdtfDate {
  for (const [day] of text.matchAll(DAY)) {
    const parsed = new Date(`${day}T00:00:00Z`)
    if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(day))
      throw new RangeError(`${day} is a day that does not exist`)
  }
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
