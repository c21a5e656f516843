import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  restorePassageIndex,
  type Passage,
  type PassageIndex,
} from '../../src/search/passages/passageIndex.ts'
import { collection, finish, indexOf, text } from './generators.ts'

function stored(passages: readonly Passage[]): Uint8Array {
  return finish(indexOf(passages).store())
}

function restored(bytes: Uint8Array, passages: readonly Passage[]): PassageIndex | undefined {
  return finish(restorePassageIndex(bytes, passages))
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
    expect(restored(larger.subarray(offset, offset + BYTES.length), PASSAGES)?.size).toBe(2)
  }
})

test('What was cut short is refused, wherever it was cut', () => {
  for (let length = 0; length < BYTES.length; length += 7)
    expect(restored(BYTES.subarray(0, length), PASSAGES)).toBeUndefined()
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

test.each([
  ['text', { text: 'The ferry sank near the roof.' }],
  ['notes', { notes: '' }],
  ['title', { title: 'Ferries' }],
  ['group', { group: 9 }],
  ['language', { language: 'fr' }],
])('An index over passages with another %s is refused', (_, change) => {
  const changed = PASSAGES.map((passage, at) => (at === 1 ? { ...passage, ...change } : passage))
  expect(restored(BYTES, changed)).toBeUndefined()
  expect(restored(BYTES, PASSAGES.slice(1))).toBeUndefined()
})

test('Bytes that are something else are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(restored(bytes, PASSAGES)).toBeUndefined()
    }),
  )
})
