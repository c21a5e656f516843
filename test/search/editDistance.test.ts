import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '../../src/search/editDistance.ts'

/** Optimal string alignment, as textbooks write it down: the whole table. */
function textbook(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  )
  const at = (row: number, column: number): number => table[row]?.[column] ?? Infinity
  for (let row = 1; row <= left.length; row += 1)
    for (let column = 1; column <= right.length; column += 1) {
      const costs = [
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1),
      ]
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        costs.push(at(row - 2, column - 2) + 1)
      table[row]?.splice(column, 1, Math.min(...costs))
    }
  return at(left.length, right.length)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })

test('The distance is the textbook’s, up to the bound', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (left, right, most) => {
      expect(editDistance(left, right, most)).toBe(Math.min(textbook(left, right), most + 1))
    }),
    { numRuns: 3000 },
  )
})

test('Swapped neighbours are one mistake', () => {
  expect(editDistance('recieve', 'receive', 2)).toBe(1)
  expect(editDistance('ab', 'ba', 2)).toBe(1)
})

test('Words longer than any before are measured too', () => {
  expect(editDistance('x'.repeat(500), `${'x'.repeat(499)}y`, 2)).toBe(1)
})
