import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collection, indexOf, text } from './generators.ts'

test('Matches are ascending ranges inside of the text that do not overlap', () => {
  fc.assert(
    fc.property(collection, text, (passages, asked) => {
      for (const { passage, matches } of indexOf(passages).search(asked, { limit: 30 }).hits) {
        let last = 0
        for (const { start, end } of matches) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(passages[passage]?.text.length ?? -1)
      }
    }),
  )
})

test('Any string may be asked of any collection, and confidence and coverage are shares', () => {
  fc.assert(
    fc.property(collection, fc.string({ unit: 'grapheme', maxLength: 60 }), (passages, asked) => {
      const { hits, confidence } = indexOf(passages).search(asked, { limit: 3 })
      expect(hits.length).toBeLessThanOrEqual(3)
      for (const share of [confidence, ...hits.map(({ coverage }) => coverage)]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('Asking twice gives the same answer', () => {
  fc.assert(
    fc.property(collection, text, text, (passages, first, second) => {
      const index = indexOf(passages)
      const before = index.search(first, { limit: 9 })
      index.search(second, { limit: 9 })
      expect(index.search(first, { limit: 9 })).toEqual(before)
    }),
  )
})

test('A smaller limit cuts the list of hits and changes nothing else in it', () => {
  fc.assert(
    fc.property(collection, text, (passages, asked) => {
      const index = indexOf(passages)
      const all = index.search(asked, { limit: 30 })
      const few = index.search(asked, { limit: 2 })
      expect(few.hits).toEqual(all.hits.slice(0, 2))
    }),
  )
})

const passage = { group: 0, title: 'Harbour', notes: '', language: 'en' }
const HARBOUR = [
  { ...passage, text: 'The __proto__ of the constructor sank 🚢 near the harbour.' },
  { ...passage, text: 'The of and to.', group: 1 },
]

test.each(['__proto__', 'constructor', 'toString harbour', 'hasOwnProperty __proto__'])(
  'Words that objects inherit are words like others: %s',
  (asked) => {
    const [hit] = indexOf(HARBOUR).search(asked, { limit: 1 }).hits
    expect(hit?.passage).toBe(0)
  },
)

test('A question of nothing but stop words looks for them', () => {
  expect(indexOf(HARBOUR).search('to and of', { limit: 1 }).hits[0]?.passage).toBe(1)
})

test.each([
  ['a long question', 'harbour '.repeat(12_500)],
  ['a long word', 'harbour'.repeat(20_000)],
  ['a million words', Array.from({ length: 1_000_000 }, (_, at) => `w${at.toString()}`).join(' ')],
  ['a chain of hyphens', 'har-'.repeat(25_000)],
  ['nothing but marks', '\u0301'.repeat(10_000)],
  ['half an emoji', '\ud83d harbour'],
])('It takes %s', (_, asked) => {
  expect(indexOf(HARBOUR).search(asked, { limit: 5 }).hits.length).toBeLessThanOrEqual(2)
})

test('An empty index answers', () => {
  const index = indexOf([])
  expect(index.size).toBe(0)
  expect(index.search('harbour', { limit: 5 })).toEqual({
    hits: [],
    sufficient: false,
    confidence: 0,
    repairs: [],
    isNewestFirst: false,
  })
})
