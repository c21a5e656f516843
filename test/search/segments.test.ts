import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  indexDocuments,
  restoreSegments,
  type IndexedDocument,
  type PassageIndex,
} from '../../src/search/passages/passageIndex.ts'
import { collection, finish, text } from './generators.ts'

/** A document as it is at one time: its content is told by its key. */
const document: fc.Arbitrary<IndexedDocument> = fc
  .tuple(collection, fc.constantFrom('Harbour', 'The Velmora reef', ''))
  .map(([passages, title]) => passages.map((passage) => ({ ...passage, title })))
  .map((passages) => ({ key: JSON.stringify(passages), passages }))

/** What there is at one time: some of the documents, in some order. */
const time = fc.array(fc.nat({ max: 8 }), { maxLength: 12 })

interface History {
  /** The documents at one time after the other, and whether segments are merged then. */
  readonly times: readonly {
    readonly documents: readonly IndexedDocument[]
    readonly isMerged: boolean
  }[]
  readonly questions: readonly string[]
}

const history: fc.Arbitrary<History> = fc
  .record({
    pool: fc.uniqueArray(document, {
      minLength: 1,
      maxLength: 9,
      selector: ({ key }) => key,
    }),
    times: fc.array(fc.tuple(time, fc.boolean()), {
      minLength: 2,
      maxLength: 7,
    }),
    questions: fc.array(text, { minLength: 1, maxLength: 4 }),
  })
  .map(({ pool, times, questions }) => ({
    questions,
    times: times.map(([chosen, isMerged]) => ({
      documents: [...new Set(chosen.flatMap((at) => pool[at % pool.length] ?? []))],
      isMerged,
    })),
  }))

function answers(index: PassageIndex, questions: readonly string[]): unknown {
  return questions.map((question) => [
    index.search(question, { limit: 40, inAllLanguages: true }),
    index.explain(question, { limit: 5 }),
  ])
}

test('Whatever has come, changed and gone, the answers are those of one index built at once', () => {
  fc.assert(
    fc.property(history, ({ times, questions }) => {
      let index: PassageIndex | undefined
      for (const { documents, isMerged } of times) {
        const before = index
        const answersBefore = before && answers(before, questions)
        index = finish(indexDocuments(documents, before?.known))
        const expected = answers(finish(indexDocuments(documents)), questions)
        expect(answers(index, questions)).toEqual(expected)
        if (isMerged) finish(index.merge())
        expect(answers(index, questions)).toEqual(expected)
        expect(before && answers(before, questions)).toEqual(answersBefore)
      }
    }),
    { numRuns: 25 },
  )
})

test('What is written down and read again answers the same, also when documents have come and gone since', () => {
  fc.assert(
    fc.property(history, ({ times, questions }) => {
      const [first, second] = times
      const index = finish(indexDocuments(first?.documents ?? []))
      const later = finish(indexDocuments(second?.documents ?? [], index.known))
      const known = finish(restoreSegments(finish(later.store())))
      expect(known).toBeDefined()
      for (const { documents } of times)
        expect(answers(finish(indexDocuments(documents, known)), questions)).toEqual(
          answers(finish(indexDocuments(documents)), questions),
        )
    }),
    { numRuns: 15 },
  )
})

test('Many small changes leave few segments', () => {
  const documents = Array.from({ length: 300 }, (_, at) => ({
    key: String(at),
    passages: [
      {
        text: `Ship ${at} left.`,
        group: 0,
        title: 'Ships',
        notes: '',
        language: 'en',
      },
    ],
  }))
  let index = finish(indexDocuments([]))
  for (let size = 1; size <= documents.length; size += 1) {
    index = finish(indexDocuments(documents.slice(0, size), index.known))
    finish(index.merge())
    expect(index.known.get('en')?.views.length).toBeLessThan(5)
  }
  expect(index.search('ship 7', { limit: 1 }).hits[0]?.passage).toBe(7)
})

test('Two documents with one key are refused', () => {
  const document = {
    key: 'a',
    passages: [{ text: 'A.', group: 0, title: '', notes: '', language: 'en' }],
  }
  expect(() => finish(indexDocuments([document, document]))).toThrow('Two documents have the key a')
})
