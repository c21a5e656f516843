import { expect, test } from 'vitest'
import { indexOf } from './generators.ts'

const TEXTS = [
  'The mayor of Velmora met Ada Brandt on Monday.',
  'Ada Brandt, the master of the harbour, spoke to pilots.',
  'Who is Ada Brandt?',
  'Ada Brandt said the pilots were right to strike.',
  'The strike of the pilots began because their pay had not risen.',
  'Ships waited outside during the strike of the pilots.',
]
const index = indexOf(TEXTS.map((text, group) => ({ text, group, title: '', notes: '', language: 'en' })))

test.each([
  ['Who is Ada Brandt?', 1],
  ['What did Ada Brandt say about the strike?', 3],
  ['Why did the pilots strike?', 4],
])('What is wanted comes first: “%s”', (question, expected) => {
  expect(index.search(question, { limit: 3 }).hits[0]?.passage).toBe(expected)
})

test.each(['thanks!', 'Good morning', 'Vielen Dank!', 'merci beaucoup'])('“%s” is no question', (text) => {
  expect(index.search(text, { limit: 3 }).sufficient).toBe(false)
})

test('The newest comes first where it is asked for', () => {
  const dated = [11_000, 11_200].map((day, group) => ({
    text: `${group === 0 ? 40 : 57} people were killed in the storm.`,
    group,
    title: '',
    notes: '',
    language: 'en',
    published: { from: day, to: day },
  }))
  const { hits, isNewestFirst } = indexOf(dated).search('What is the latest toll of the storm?', { limit: 2 })
  expect(isNewestFirst).toBe(true)
  expect(hits[0]?.passage).toBe(1)
})
