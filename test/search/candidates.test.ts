import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect } from '../../src/search/passages/collect.ts'
import { Dictionary } from '../../src/search/passages/dictionary.ts'
import type { IndexedDocument } from '../../src/search/passages/passage.ts'
import { readQuestion } from '../../src/search/passages/question.ts'
import { Scorer } from '../../src/search/passages/scoring.ts'
import { finish } from './generators.ts'

/** Enough for several blocks, so that what a block need not score is told by the blocks before it. */
const DOCUMENTS = 1_200
const WORDS = 'harbour ship reef storm insurer lighthouse crane pilot tide cargo anchor berth quay'.split(' ')

/** Numbers below a bound, the same ones for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}

/** Few passages have many of the words, and the first words stand in most. */
function documents(seed: number): IndexedDocument[] {
  const next = numbers(seed)
  const text = (most: number): string =>
    Array.from(
      { length: next(most + 1) },
      () => WORDS[Math.min(next(40), next(WORDS.length))] ?? 'calm',
    ).join(' ')
  return Array.from({ length: DOCUMENTS }, (_, key) => {
    const title = next(20) === 0 ? text(2) : ''
    let group = 0
    const passages = Array.from({ length: 1 + next(14) }, () => {
      group += next(2)
      return {
        text: text(12),
        group,
        title,
        notes: next(10) === 0 ? text(3) : '',
        language: 'en',
      }
    })
    return { key: String(key), passages }
  })
}

test('The best few passages are the first of all, though most are not scored for them', () => {
  fc.assert(
    fc.property(fc.nat(), fc.subarray(WORDS, { minLength: 2 }), (seed, words) => {
      const collection = finish(collect(documents(seed), new Dictionary('en')))
      const { vocabulary } = collection
      const { typos, families } = vocabulary
      const question = readQuestion(
        { text: words.join(' '), language: 'en' },
        { code: 'en', vocabulary, typos, families, wordClasses: collection.wordClasses },
      )
      const scorer = new Scorer(collection)
      const all = scorer.score(question.concepts).candidates({ limit: collection.size })
      for (const limit of [1, 5, 40])
        expect(scorer.score(question.concepts).candidates({ limit })).toEqual(all.slice(0, limit))
      const among = new Set(all.filter((passage) => passage % 3 === 0))
      expect(scorer.score(question.concepts).candidates({ limit: 5, among })).toEqual(
        all.filter((passage) => among.has(passage)).slice(0, 5),
      )
    }),
    { numRuns: 12 },
  )
})
