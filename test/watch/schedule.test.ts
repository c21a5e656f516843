import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAfter, readSchedule, schedule, scheduleText } from '../../src/watch/schedule.ts'

const due = (text: string, time: string): string | undefined => {
  const read = readSchedule(text, 'Europe/Paris')
  return read && dueAfter(read, new Date(time)).toISOString()
}

describe('a watch is due', () => {
  it.each([
    ['at once', '2031-05-01T10:20:00Z', '2031-05-01T10:20:00.000Z'],
    ['hourly', '2031-05-01T10:20:00Z', '2031-05-01T11:00:00.000Z'],
    ['daily 8:00', '2031-05-01T05:59:00Z', '2031-05-01T06:00:00.000Z'],
    ['daily 8:00', '2031-05-01T06:00:00Z', '2031-05-02T06:00:00.000Z'],
    ['Daily at 18', '2031-05-01T06:00:00Z', '2031-05-01T16:00:00.000Z'],
    ['monday 8:30', '2031-05-01T06:00:00Z', '2031-05-05T06:30:00.000Z'],
    ['weekly on mondays', '2031-05-01T06:00:00Z', '2031-05-05T06:00:00.000Z'],
    ['daily 8:00 Asia/Kabul', '2031-05-01T00:00:00Z', '2031-05-01T03:30:00.000Z'],
    // Between two and three the clock was put forward, and later back.
    ['daily 2:30', '2031-03-29T12:00:00Z', '2031-03-30T01:00:00.000Z'],
    ['daily 2:30', '2031-10-25T12:00:00Z', '2031-10-26T00:30:00.000Z'],
  ])('%s, after %s', (text, time, next) => {
    expect(due(text, time)).toBe(next)
  })

  it.each(['', 'daily 25:00', 'sometimes', 'daily 8:00 Nowhere/Town', 'moonday 8:00'])(
    'never by “%s”',
    (text) => {
      expect(readSchedule(text)).toBeUndefined()
    },
  )

  it('by what is written down of it', () => {
    const at = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const zone = fc.constantFrom('UTC', 'Europe/Paris', 'America/Argentina/Salta', 'Asia/Kabul', 'Etc/GMT+5')
    const any = fc.oneof(
      fc.constant({ every: 'change' }),
      fc.constant({ every: 'hour' }),
      fc.record({ every: fc.constant('day'), at, zone }),
      fc.record({ every: fc.constant('week'), day: fc.integer({ min: 1, max: 7 }), at, zone }),
    )
    fc.assert(
      fc.property(any, (given) => {
        const read = schedule.parse(given)
        expect(readSchedule(scheduleText(read))).toEqual(read)
      }),
    )
  })
})
