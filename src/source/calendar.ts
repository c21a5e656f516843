import type { EdtfDate } from './date.ts'

const DAY_MILLISECONDS = 86_400_000

/** A day of the Gregorian calendar as days since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MILLISECONDS
}

/** The same the other way round: year, month from 1, day, and the day of the week from 0, Sunday. */
export function dayParts(number: number): {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
} {
  const date = new Date(number * DAY_MILLISECONDS)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

/**
 * A year, a month or a day as a date.
 * @param month from 1; may be beyond the year's ends where there is no day: month 0 is December of the year before.
 * @returns undefined for a day that no calendar has.
 */
export function calendarDate(year: number, month?: number, day?: number): EdtfDate | undefined {
  const first = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  if (day !== undefined && first.getUTCDate() !== day) return undefined
  const last =
    month === undefined
      ? new Date(Date.UTC(year, 11, 31))
      : new Date(Date.UTC(year, day === undefined ? month : month - 1, day ?? 0))
  const earliest = first.toISOString().slice(0, 10)
  const edtf = day === undefined ? earliest.slice(0, month === undefined ? 4 : 7) : earliest
  return { edtf, earliest, latest: last.toISOString().slice(0, 10), approximate: false, uncertain: false }
}

/** The days from one to another, both in it, as a date; one day where both are the same. */
export function dateOfDays(from: number, to: number): EdtfDate {
  const [earliest = '', latest = ''] = [from, to].map((day) =>
    new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10),
  )
  const edtf = from === to ? earliest : `${earliest}/${latest}`
  return { edtf, earliest, latest, approximate: false, uncertain: false }
}

/** From one date to another; undefined where it would end before it begins. */
export function spanOf(from: EdtfDate | undefined, to: EdtfDate | undefined): EdtfDate | undefined {
  if (from?.earliest === undefined || to?.latest === undefined || from.earliest > to.latest) return undefined
  return {
    edtf: `${from.edtf}/${to.edtf}`,
    earliest: from.earliest,
    latest: to.latest,
    approximate: false,
    uncertain: false,
  }
}

const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

/**
 * A year, month or day of the Solar Hijri calendar of Iran and Afghanistan as a date of ours.
 * @returns undefined for a day that it does not have.
 */
export function solarHijriDate(year: number, month?: number, day?: number): EdtfDate | undefined {
  const first = solarHijriDay(year, month ?? 1, day ?? 1)
  if (first === undefined) return undefined
  if (day !== undefined) return dateOfDays(first, first)
  const next = month === undefined || month === 12 ? [year + 1, 1] : [year, month + 1]
  const end = solarHijriDay(next[0] ?? year, next[1] ?? 1, 1)
  return end === undefined ? undefined : dateOfDays(first, end - 1)
}

/** The year begins on the day of the spring equinox; what that is nearly is put right by the platform's own calendar. */
function solarHijriDay(year: number, month: number, day: number): number | undefined {
  const days = (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1
  const about = dayNumber(year + 621, 3, 21) + days
  return [0, -1, 1, -2, 2]
    .map((off) => about + off)
    .find((candidate) => {
      const parts = persian.formatToParts(candidate * DAY_MILLISECONDS)
      const [y, m, d] = (['year', 'month', 'day'] as const).map((type) =>
        Number(parts.find((part) => part.type === type)?.value),
      )
      return y === year && m === month && d === day
    })
}
