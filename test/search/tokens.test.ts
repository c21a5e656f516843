import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokens } from '../../src/search/tokens.ts'

const ascii = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', 'B', '7', "'", '.', ',', ' ', 's', '-'), maxLength: 40 }),
)

test('A text of nothing but ASCII is cut as the same text in a longer one', () => {
  fc.assert(
    fc.property(ascii, (text) => {
      expect(tokens(text)).toEqual(tokens(`${text} é`).slice(0, -1))
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ["the insurers' ship's name", ['the', 'insurers', 'ship', 'name']],
  ["O'Brien didn't", ['obrien', 'didnt']],
  ['1,000,000 ships, 3.5 knots.', ['1000000', 'ships', '3.5', 'knots']],
  ['U.S. 5G', ['u', 's', '5g']],
])('“%s” is cut into its words', (text, words) => {
  expect(tokens(text).map(({ word }) => word)).toEqual(words)
})
