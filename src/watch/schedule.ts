import { Cron } from 'croner'
import { z } from 'zod'

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const zone = z.string().refine(isZone)

/** How often a watch is looked after. A time is one of a zone of the IANA's, such as Europe/Paris. */
export const schedule = z.discriminatedUnion('every', [
  /** As soon as something comes in, with a pause between posts. */
  z.object({ every: z.literal('change') }),
  z.object({ every: z.literal('hour') }),
  z.object({ every: z.literal('day'), at: clock, zone }),
  /** `day` is 1 for Monday to 7 for Sunday (ISO 8601). */
  z.object({ every: z.literal('week'), day: z.int().min(1).max(7), at: clock, zone }),
])
export type Schedule = Readonly<z.output<typeof schedule>>

export const DEFAULT_SCHEDULE: Schedule = { every: 'change' }

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const WRITTEN =
  /^(?:weekly\s+(?:on\s+)?)?(?<day>[a-z]+?)s?(?:\s+(?:at\s+)?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?)?(?:\s+(?<zone>[a-z_]+(?:\/[a-z_+\-\d]+)*))?$/iu
const EARLY = { hour: '8', minute: '00' }

/**
 * Reads how often: `at once`, `hourly`, `daily 8:00`, `monday 8:30 Europe/Paris`.
 * @param home the zone where none is written.
 * @returns undefined where it is none of these.
 */
export function readSchedule(text: string, home = 'UTC'): Schedule | undefined {
  const written = text.trim().toLowerCase()
  if (['at once', 'now', 'change'].includes(written)) return DEFAULT_SCHEDULE
  if (written === 'hourly') return { every: 'hour' }
  const { groups: parts } = WRITTEN.exec(text.trim()) ?? {}
  if (!parts) return undefined
  const { day = '', hour = EARLY.hour, minute = EARLY.minute } = parts
  const named = day.toLowerCase()
  const at = `${hour.padStart(2, '0')}:${minute}`
  const number = DAYS.findIndex((name) => name === named || name.slice(0, 3) === named) + 1
  const rest = { at, zone: parts['zone'] ?? home }
  const read = schedule.safeParse(
    named === 'daily' ? { every: 'day', ...rest } : { every: 'week', day: number, ...rest },
  )
  return read.success ? read.data : undefined
}

/** A schedule as `readSchedule` reads it. */
export function scheduleText(given: Schedule): string {
  if (given.every === 'change') return 'at once'
  if (given.every === 'hour') return 'hourly'
  const when = given.every === 'day' ? 'daily' : (DAYS[given.day - 1] ?? '')
  return `${when} ${given.at} ${given.zone}`
}

/**
 * When it is due next, after a time. Where a clock is put forward over it, it is due when the clock has been.
 * @returns that time itself where anything that comes in is due at once.
 */
export function dueAfter(given: Schedule, time: Date): Date {
  if (given.every === 'change') return time
  return new Cron(patternOf(given), { timezone: zoneOf(given) }).nextRun(time) ?? time
}

function patternOf(given: Exclude<Schedule, { every: 'change' }>): string {
  if (given.every === 'hour') return '0 * * * *'
  const [hour = '0', minute = '0'] = given.at.split(':').map(Number)
  return `${minute} ${hour} * * ${given.every === 'day' ? '*' : given.day}`
}

function zoneOf(given: Schedule): string {
  return 'zone' in given ? given.zone : 'UTC'
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
