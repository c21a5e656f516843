import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runInSlices } from '../../src/source/slices.ts'
import { sorted } from '../../src/source/sorted.ts'

it('sorts as an array does, items that are equal in their order', async () => {
  const items = fc.array(fc.nat(9), { maxLength: 5000, size: 'max' })
  await fc.assert(
    fc.asyncProperty(items, async (numbers) => {
      const numbered = numbers.map((number, place) => ({ number, place }))
      const compare = (a: { number: number }, b: { number: number }): number => a.number - b.number
      expect(await runInSlices(sorted(numbered, compare))).toEqual(numbered.toSorted(compare))
    }),
    { numRuns: 30 },
  )
})
