import { expect, test } from 'vitest'
import { relatedWords } from '../../src/search/lexicon/lexicon.ts'

test.each([
  ['became', 'become', 'base'],
  ['become', 'became', 'form'],
  ['children', 'child', 'base'],
  ['invaded', 'invasion', 'derived'],
  ['leads', 'leader', 'derived'],
  ['kids', 'child', 'synonym'],
  ['inoculated', 'vaccinate', 'synonym'],
])('“%s” has to do with “%s”', (word, other, relation) => {
  expect(relatedWords(word)).toContainEqual({ word: other, relation })
})

test('A form of a form is not taken for the form of another word', () => {
  expect(relatedWords('founded').map(({ word }) => word)).not.toContain('find')
})

test('Every word of the table is found, and no other', () => {
  for (const word of ['', 'a', 'zzzz', 'x'.repeat(100_000), 'Become', 'be\tcome'])
    expect(relatedWords(word)).toEqual([])
  for (const word of ['abandon', 'zoom']) expect(relatedWords(word).length).toBeGreaterThan(0)
})
