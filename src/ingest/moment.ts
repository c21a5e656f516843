import { isValid } from 'date-fns/isValid'
import { parse } from 'date-fns/parse'
import { parseISO } from 'date-fns/parseISO'

const ISO =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)? ?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/u
/** Forms that pages and feeds write besides ISO 8601; all name the month, so that no day is taken for one. */
const FORMS = [
  'EEE, d MMM yyyy HH:mm:ss',
  'EEE MMM d yyyy HH:mm:ss',
  'd MMM yyyy HH:mm:ss',
  'd MMM yyyy HH:mm',
  'MMMM d, yyyy, hh:mm a',
  'MMM d, yyyy, hh:mm a',
  'd MMM yyyy',
  'd MMMM yyyy',
  'MMMM d, yyyy',
  'MMM d, yyyy',
  'yyyyMMdd',
  'yyyy/MM/dd',
] as const
/** Mail and feeds may name the zones of North America, which RFC 5322 (4.3) gives a fixed offset; other names are not unique. */
const NAMED_ZONES: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}
const ZONE = /(?:GMT(?=[+-]))?(?<zone>Z|UTC|GMT|UT|[ECMP][SD]T|[+-]\d{2}:?\d{2})(?: \([^()]{1,40}\))?$/u
/** Before, nothing was published that stands on a page: such a year is a program's word for none. */
const FIRST_YEAR = 1500

/**
 * A moment as a page or a feed writes it, as EDTF: `2025-01-08`, or with its time, in the zone in which it was
 * written: `2025-01-08T02:30:00+05:00`. A time without a zone is left out, since nobody can say when that was.
 * @returns undefined where the text is no such moment.
 */
export function momentOf(text: string): string | undefined {
  const given = text.trim().slice(0, 80)
  const iso = ISO.exec(given)?.groups
  if (iso) {
    const day = iso['day'] ?? ''
    const isDay = isValid(parseISO(day)) && Number(day.slice(0, 4)) >= FIRST_YEAR && day !== EPOCH
    return isDay ? withTime(day, iso['time'], iso['zone']) : undefined
  }
  const zone = ZONE.exec(given)?.groups?.['zone']
  const bare = given.replace(ZONE, '').trimEnd()
  for (const form of FORMS) {
    const found = parse(bare, form, new Date(2000, 0, 1))
    if (!isValid(found) || found.getFullYear() < FIRST_YEAR) continue
    const day = [found.getFullYear(), found.getMonth() + 1, found.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
    return withTime(day, form.includes(':mm') ? clockIn(bare) : undefined, zone)
  }
  return undefined
}

/** Where programs begin to count, no publisher had a page. */
const EPOCH = '1970-01-01'

/** From the words, not from a `Date`: local time leaves out an hour a year. */
function clockIn(text: string): string {
  const { hour = '', rest = ':00', half } = CLOCK.exec(text)?.groups ?? {}
  const [, minute = '00', second = '00'] = rest.split(':')
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/iu.test(half) ? 12 : 0)
  return [String(hours).padStart(2, '0'), minute, second].join(':')
}

const CLOCK = /(?<hour>\d{1,2})(?<rest>(?::\d{2}){1,2})(?: (?<half>[AP]M))?$/iu

function withTime(day: string, time: string | undefined, zone: string | undefined): string {
  if (time === undefined || zone === undefined) return day
  const seconds = time.length === 5 ? `${time}:00` : time
  const named = NAMED_ZONES[zone]
  if (named !== undefined) return `${day}T${seconds}${named}`
  const offset = /^(?:Z|UTC|GMT|UT)$/u.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/u, '$1:$2')
  return `${day}T${seconds}${offset}`
}
