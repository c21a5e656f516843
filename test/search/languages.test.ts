import { expect, test } from 'vitest'
import { analyze } from '../../src/search/analyzer.ts'
import { indexOf } from './generators.ts'

test.each([
  ['en', 'harbours', 'harbour'],
  ['en-GB', 'shipping', 'ships'],
  ['de', 'Häuser', 'Hauses'],
  ['ar', 'المدرسة', 'مدرسة'],
  ['ru', 'книги', 'книга'],
])('In %s “%s” and “%s” have one stem', (tag, left, right) => {
  const [a, b] = [left, right].map((word) => analyze(word, tag)[0]?.stem)
  expect(a).toBe(b)
})

test.each([
  ['en', 'a'],
  ['fr', 'été'],
  ['de', 'für'],
])('In %s “%s” is a stop word', (tag, word) => {
  expect(analyze(word, tag)[0]?.isStopWord).toBe(true)
})

test.each(['xx', '', 'english', 'e'])('A tag without rules, “%s”, leaves words as they are', (tag) => {
  expect(analyze('The harbours', tag)).toMatchObject([
    { word: 'the', stem: 'the', isStopWord: false },
    { word: 'harbours', stem: 'harbours' },
  ])
})

test('Scripts without spaces are cut into words', () => {
  const passages = ['港口在一八七四年建成。', '暴风雨击沉了船只。'].map((text, group) => ({
    text,
    group,
    title: '',
    notes: '',
    language: 'zh',
  }))
  const [hit] = indexOf(passages).search('船只', { limit: 1 }).hits
  expect(hit).toMatchObject({ passage: 1, matches: [{ start: 6, end: 8 }] })
})

test('Passages of two languages are found by words of either', () => {
  const passages = [
    { text: 'The harbours were closed.', language: 'en' },
    { text: 'Die Häuser wurden geschlossen.', language: 'de' },
  ].map((passage, group) => ({ ...passage, group, title: '', notes: '' }))
  const index = indexOf(passages)
  expect(index.search('harbour', { limit: 1 }).hits[0]?.passage).toBe(0)
  expect(index.search('Haus', { limit: 1 }).hits[0]?.passage).toBe(1)
})
