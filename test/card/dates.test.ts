import { describe, expect, it } from 'vitest'
import { ageLabel, dateLabel } from '../../src/card/dates.ts'
import { valueLabel } from '../../src/card/numbers.ts'
import { schemas } from '../../src/knowledge/schema.ts'
import { parseDate } from '../../src/source/date.ts'

describe('a date in words', () => {
  it.each([
    ['2025-01-08', '8 January 2025', false],
    ['2024-12', 'December 2024', false],
    ['2024', '2024', false],
    ['2024-12~', 'about December 2024', true],
    ['2024-12?', 'December 2024 (uncertain)', true],
    ['2024%', 'about 2024 (uncertain)', true],
    ['2023/2024', '2023 to 2024', false],
    ['2025-01-08/..', 'not before 8 January 2025', false],
    ['../2025-01', 'not after January 2025', false],
    ['0044', '0044', false],
    ['-0043', '44 BC', false],
    ['-0043-03-15', '15 March 44 BC', false],
    ['-0043-03~', 'about March 44 BC', true],
    ['-0099/-0043', '100 BC to 44 BC', false],
  ])('is %s: %s', (edtf, text, isUncertain) => {
    expect(dateLabel(parseDate(edtf))).toEqual({ text, isUncertain })
  })

  it.each([
    ['2031-11-24', '1 year old'],
    ['2032-11-23', '1 day old'],
    ['2032-11-24', '0 days old'],
    ['2032-11-25', '0 days old'],
    ['2033-01-01', 'dated 1 month ahead'],
    ['2034', 'dated at least 1 year 1 month ahead'],
    ['2032-10', '24 days to 1 month old'],
    ['2025-01-08/..', 'at most 7 years 10 months old'],
    ['../2031-11-24', 'at least 1 year old'],
    ['../..', 'of unknown age'],
  ])('is so old: %s, %s', (edtf, age) => {
    expect(ageLabel(parseDate(edtf), new Date('2032-11-24T23:59:59Z'))).toBe(age)
  })
})

it.each([
  [{ value: 1.6e9, unit: 'USD', bound: 'about' }, 'about USD 1.6 billion'],
  [{ value: 88e9, unit: 'PKR', bound: 'over' }, 'over PKR 88 billion'],
  [{ value: 540e6, unit: 'PKR', bound: 'about', per: 'day' }, 'about PKR 540 million a day'],
  [{ value: 1_234_567, unit: 'USD' }, 'USD 1,234,567'],
  [{ value: 40, unit: 'percent' }, '40 %'],
  [{ value: 0.5, unit: 'percent', bound: 'under' }, 'under 0.5 %'],
  [{ value: 12_000, unit: 'count', bound: 'about' }, 'about 12,000'],
  [{ value: 0, unit: 'count' }, '0'],
  [{ value: -3.25, unit: 'percent' }, '-3.25 %'],
])('a number in words is %j: %s', (values, label) => {
  const quotes = [{ source: 'a', exact: 'x' }]
  const read = schemas.figure.parse({ id: 'f', name: 'F', statement: 'F.', quotes, ...values })
  expect(valueLabel({ ...read, quotes: [] })).toBe(label)
})
