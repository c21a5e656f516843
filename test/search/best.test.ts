import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Best } from '../../src/search/best.ts'

test('The best of many are what sorting them all puts first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 })),
      fc.integer({ min: 0, max: 12 }),
      (numbers, most) => {
        const best = new Best<number>(most, (a, b) => a - b)
        for (const number of numbers) best.offer(number)
        expect(best.sorted()).toEqual(numbers.toSorted((a, b) => a - b).slice(0, most))
      },
    ),
    { numRuns: 500 },
  )
})
