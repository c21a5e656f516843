import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collection, indexOf, text } from './generators.ts'

function sum(parts: readonly { readonly value: number; readonly weight: number }[]): number {
  return parts.reduce((before, { value, weight }) => before + value * weight, 0)
}

test('An explanation adds up to the scores and the confidence of the search', () => {
  fc.assert(
    fc.property(collection, text, (passages, asked) => {
      const index = indexOf(passages)
      const found = index.search(asked, { limit: 5 })
      const { hits, evidence, confidence, sufficient, repairs } = index.explain(asked, { limit: 5 })
      expect(hits.map(({ passage, score }) => ({ passage, score }))).toEqual(
        found.hits.map(({ passage, score }) => ({ passage, score })),
      )
      expect({ confidence, sufficient, repairs }).toEqual({
        confidence: found.confidence,
        sufficient: found.sufficient,
        repairs: found.repairs,
      })
      for (const { score, features } of hits) expect(sum(features)).toBeCloseTo(score, 9)
      if (evidence.length > 0) expect(1 / (1 + Math.exp(-sum(evidence)))).toBeCloseTo(confidence, 12)
    }),
  )
})

test('The words’ scores add up to the fields’ features, and their shares to 1', () => {
  fc.assert(
    fc.property(collection, text, (passages, asked) => {
      const { hits, words } = indexOf(passages).explain(asked, { limit: 5 })
      for (const hit of hits)
        for (const field of ['text', 'paragraph', 'title'] as const) {
          const feature = hit.features.find(({ name }) => name === field)?.value ?? 0
          expect(hit.words.reduce((before, word) => before + word[field], 0)).toBeCloseTo(feature, 9)
        }
      if (words.length > 0) expect(words.reduce((before, { share }) => before + share, 0)).toBeCloseTo(1, 9)
    }),
  )
})

test('It shows what a misspelt word was read as, and that a word was not found', () => {
  const passages = [{ text: 'The lighthouse keepers left.', group: 0, title: '', notes: '', language: 'en' }]
  const { words, hits } = indexOf(passages).explain('lighthuose xylophone', { limit: 1 })
  expect(words).toMatchObject([
    { word: 'lighthuose', alternatives: [{ word: 'lighthouse', weight: 0.8 }] },
    { word: 'xylophone', alternatives: [] },
  ])
  expect(hits[0]?.words.map(({ word }) => word)).toEqual(['lighthuose'])
})
