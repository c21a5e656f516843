import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDate } from '../../src/source/date.ts'

it('reads a plain day as it reads one that is marked as approximate', () => {
  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10)
      expect(parseDate(day)).toEqual({ ...parseDate(`${day}~`), edtf: day, approximate: false })
    }),
  )
})

it('refuses a day that no calendar has', () => {
  expect(() => parseDate('2031-02-29')).toThrow('2031-02-29 is a day that does not exist')
})
