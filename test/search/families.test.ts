import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Families } from '../../src/search/passages/families.ts'
import { finish } from './generators.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ж'), minLength: 1, maxLength: 12 })

test('The family of a word is what a look at every word finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, asked) => {
      const shared = asked.slice(0, Math.max(5, asked.length - 3))
      const expected = words.flatMap((other, at) =>
        asked.length >= 5 && other.startsWith(shared) && other.length <= shared.length + 5 ? [at] : [],
      )
      const inOrder = expected.sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1))
      expect(finish(Families.over(words)).of(asked)).toEqual(inOrder)
    }),
    { numRuns: 1000 },
  )
})
