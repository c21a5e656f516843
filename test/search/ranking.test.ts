import { expect, test } from 'vitest'
import { passageNumber, type Passage } from '../../src/search/passages/passageIndex.ts'
import { indexOf } from './generators.ts'

function first(question: string, passages: readonly Passage[]): string | undefined {
  return passages[indexOf(passages).search(question, { limit: 1 }).hits[0]?.passage ?? -1]?.text
}

function sentences(...texts: readonly string[]): Passage[] {
  return texts.map((text, group) => ({ text, group, title: '', notes: '', language: 'en' }))
}

const SHIPS = sentences(
  'The ferry Aurora sank near the reef, as all know.',
  'The ferry Aurora sank near the reef in 1911.',
  'The ferry Aurora sank near the reef, said Captain Holm of Osterby.',
  'The ferry Aurora sank near the reef with 46 passengers.',
)

test.each([
  ['When did the ferry Aurora sink near the reef?', '1911'],
  ['Who saw how the ferry Aurora sank near the reef?', 'Holm'],
  ['How many sank with the ferry Aurora near the reef?', '46'],
])('Of sentences that are alike, “%s” puts the one first that holds what is asked for', (question, held) => {
  expect(first(question, SHIPS)).toContain(held)
})

test('A passage is found by its notes, but the text counts more', () => {
  const passages = sentences('It sank at noon.', 'The steamer burnt.', 'A ferry burnt.')
  const noted = passages.map((passage, at) => (at === 0 ? { ...passage, notes: 'steamer Aurora' } : passage))
  expect(first('Aurora', noted)).toBe('It sank at noon.')
  expect(first('steamer', noted)).toBe('The steamer burnt.')
})

test('Words of the title and of the paragraph tell apart sentences that are alike', () => {
  const alike = ['It was closed.', 'It was closed.']
  const titled = sentences(...alike).map((passage, at) => ({
    ...passage,
    title: at === 1 ? 'Osterby' : 'Velmora',
  }))
  expect(indexOf(titled).search('Osterby closed', { limit: 1 }).hits[0]?.passage).toBe(1)
  const grouped = sentences('It was closed.', 'Now to Osterby.', 'It was closed.').map((passage, at) => ({
    ...passage,
    group: at === 0 ? 0 : 1,
  }))
  const { hits } = indexOf(grouped).search('Osterby closed', { limit: 3 })
  expect(hits.findIndex(({ passage }) => passage === 2)).toBeLessThan(
    hits.findIndex(({ passage }) => passage === 0),
  )
})

test('Only passages among the given ones are found', () => {
  const { hits } = indexOf(SHIPS).search('ferry', { limit: 9, among: new Set([1, 3].map(passageNumber)) })
  expect(hits.map(({ passage }) => passage).sort()).toEqual([1, 3])
})

test('A name that stands nowhere near the best passages makes them no evidence', () => {
  const index = indexOf(SHIPS)
  expect(index.search('Did the ferry Aurora sink?', { limit: 3 }).sufficient).toBe(true)
  const named = index.search('Did the ferry sink near Rotterdam or Valparaiso?', { limit: 3 })
  const unnamed = index.search('did the ferry sink near rotterdam or valparaiso?', { limit: 3 })
  expect(named.confidence).toBeLessThan(unnamed.confidence)
})
