import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentsOf } from '../../src/search/passages/documents.ts'
import {
  indexDocuments,
  restoreSegments,
  type Passage,
  type PassageIndex,
} from '../../src/search/passages/passageIndex.ts'
import { collection, finish, indexOf, text } from './generators.ts'

function stored(passages: readonly Passage[]): Uint8Array {
  return finish(indexOf(passages).store())
}

/** Reads a copy, since what is read is kept and written to. */
function restored(bytes: Uint8Array, passages: readonly Passage[]): PassageIndex | undefined {
  const known = finish(restoreSegments(bytes.slice()))
  return known && finish(indexDocuments(documentsOf(passages), known))
}

const PASSAGES: readonly Passage[] = ['The ferry sank near the reef.', 'Das Schiff sank 1911.'].map(
  (text, group) => ({ text, group, title: 'Ships', notes: 'Aurora', language: group === 0 ? 'en' : 'de' }),
)
const BYTES = stored(PASSAGES)

test('A restored index gives the same answers with the same scores', () => {
  fc.assert(
    fc.property(collection, fc.array(text, { maxLength: 4 }), (passages, questions) => {
      const index = indexOf(passages)
      const again = restored(stored(passages), passages)
      expect(again?.size).toBe(passages.length)
      for (const question of questions)
        expect(again?.search(question, { limit: 30 })).toEqual(index.search(question, { limit: 30 }))
    }),
  )
})

test('A restored index is written down as it was', () => {
  const again = restored(BYTES, PASSAGES)
  expect(again && Buffer.from(finish(again.store())).equals(BYTES)).toBe(true)
})

test('Bytes that stand anywhere in a larger buffer are read', () => {
  for (const offset of [1, 2, 3]) {
    const larger = new Uint8Array(BYTES.length + 8)
    larger.set(BYTES, offset)
    const known = finish(restoreSegments(larger.subarray(offset, offset + BYTES.length)))
    expect(
      known && finish(indexDocuments(documentsOf(PASSAGES), known)).search('reef', { limit: 1 }).hits,
    ).toEqual(indexOf(PASSAGES).search('reef', { limit: 1 }).hits)
  }
})

test('What was cut short is refused, wherever it was cut', () => {
  const whole = finish(indexOf(PASSAGES.slice(0, 1)).store())
  for (let length = 1; length < whole.length; length += 7)
    expect(restored(whole.subarray(0, length), PASSAGES)).toBeUndefined()
})

test('What was altered is refused, whatever was altered', () => {
  for (let at = 0; at < BYTES.length; at += 3) {
    const altered = BYTES.slice()
    altered[at] = (altered[at] ?? 0) ^ 0x10
    expect(restored(altered, PASSAGES)).toBeUndefined()
  }
})

test('What was added to is refused', () => {
  expect(restored(new Uint8Array([...BYTES, 0]), PASSAGES)).toBeUndefined()
})

test('Bytes that are something else are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      expect(restored(bytes, PASSAGES)).toBeUndefined()
    }),
  )
})
