import { expect, test } from 'vitest'
import { governedFrom, sameCountry } from '../../src/search/lexicon/countries.ts'
import type { Passage } from '../../src/search/passages/passageIndex.ts'
import { indexOf } from './generators.ts'

function passagesOf(texts: readonly string[], language = 'en'): Passage[] {
  return texts.map((text, group) => ({ text, group, title: '', notes: '', language }))
}

const HARBOUR = passagesOf([
  'The Norwegian government has dropped its claim to the reef.',
  'A ferry to Oslo was late again, its captain told the harbour office.',
  'Restaurants in Bergen open early in summer.',
  'The lighthouse was painted by volunteers.',
])

test('A country is met by its other names, and by its name in another language', () => {
  expect(sameCountry('norwegian', 'en', 'en')).toContain('norway')
  expect(sameCountry('germany', 'en', 'de')).toEqual(['deutschland'])
  expect(sameCountry('reef', 'en', 'de')).toEqual([])
  const { hits } = indexOf(HARBOUR).search('What did Norway drop?', { limit: 1 })
  expect(HARBOUR[hits[0]?.passage ?? -1]?.text).toContain('Norwegian government')
})

test('A capital is its government only where it is asked what it did', () => {
  expect(governedFrom('oslo')).toContain('norway')
  const index = indexOf(HARBOUR)
  const firstOf = (question: string): string =>
    HARBOUR[index.search(question, { limit: 1 }).hits[0]?.passage ?? -1]?.text ?? ''
  expect(firstOf('Has Oslo dropped the claim to the reef?')).toContain('Norwegian government')
  expect(firstOf('Which ferry goes to Oslo?')).toContain('ferry to Oslo')
})

test('A question in one language finds a country in texts of another', () => {
  const german = passagesOf(['Deutschland hat 40.000 Tonnen Getreide geliefert.'], 'de')
  const { hits } = indexOf([...HARBOUR, ...german]).search('How many tons did Germany deliver?', {
    limit: 9,
    inAllLanguages: true,
  })
  expect(hits.map(({ passage }) => passage)).toContain(HARBOUR.length)
})
