import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '../../src/search/editDistance.ts'
import { Typos } from '../../src/search/typos.ts'
import { finish } from './generators.ts'

const letter = fc.constantFrom('a', 'b', 'c', 'd', 'é', 'ا')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 11 })
/** Words, and one of them with a letter or two exchanged, left out or put in. */
const misspelt = fc
  .tuple(
    fc.uniqueArray(word, { minLength: 1, maxLength: 40 }),
    fc.nat(),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 1 }), fc.oneof(letter, fc.constant(''))), { maxLength: 2 }),
  )
  .map(([words, which, edits]) => {
    let asked = words[which % words.length] ?? ''
    for (const [place, cut, put] of edits) {
      const at = place % (asked.length + 1)
      asked = asked.slice(0, at) + put + asked.slice(at + cut)
    }
    return { words, asked }
  })

test('The nearest words are those that a look at every word finds', () => {
  fc.assert(
    fc.property(misspelt, ({ words, asked }) => {
      const most = asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2
      const distances = words.map((known) => (known.length < 3 ? Infinity : editDistance(asked, known, 9)))
      const least = Math.min(...distances)
      const isFound = most > 0 && least <= most
      const expected = distances.flatMap((distance, at) => (isFound && distance === least ? [at] : []))
      const found = finish(Typos.over(words)).nearest(asked)
      expect(found.map((reading) => reading.word).sort((a, b) => a - b)).toEqual(expected)
      for (const { distance } of found) expect(distance).toBe(least)
    }),
    { numRuns: 1000 },
  )
})

test('A number is never read as another', () => {
  expect(finish(Typos.over(['1990', '1991a'])).nearest('1991')).toEqual([])
})
