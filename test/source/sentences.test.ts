import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_EXCERPT, sentences } from '../../src/source/sentences.ts'

const split = (text: string): string[] =>
  [...sentences(text, { start: 0, end: text.length }, 'en')].map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    'The army paid US$ 1.06 billion.',
    'DG ISI, Muhammad Asim Malik came.',
    'He met J. P. Singh in Kabul.',
    'Mr. Smith and Dr. Who vs. Gen. Foo.',
    '"Really?" he said.',
    '1. First item.',
    'It eased on Jan. 5.',
  ])('takes “%s” for one sentence', (text) => {
    expect(split(text)).toEqual([text])
  })

  it('ends a sentence after an acronym where a function word opens the next', () => {
    expect(split('He lives in the U.S. The army left.')).toEqual(['He lives in the U.S.', 'The army left.'])
  })

  it('keeps a footnote mark with the sentence that it follows', () => {
    expect(split('It began in 1998.[4] The next came.')).toEqual(['It began in 1998.[4]', 'The next came.'])
  })

  it.each([
    [['It closed at 4 p.m.', 'Mr. Lund left.']],
    [['It opened at 9 a.m. Monday, and at 10 a.m. London time.', 'The crew came.']],
    [['At 5 p.m. EST it rained.', 'At 6 p.m.', 'Sailors came.']],
    [['The crane fell.12', 'The crew fled.']],
    [['The crane fell.¹', 'The crew fled.']],
    [['It was so.[note 3]', 'The crew fled.[citation needed]', 'It rained.']],
    [['See No.5 and v.2 Beta on www.Norland.Org today.', 'It rained.']],
  ])('parts %j', (parts) => {
    expect(split(parts.join(' '))).toEqual(parts)
  })

  it('parts what was copied without a space between', () => {
    expect(split('The crane fell.The crew fled."We go," she said.')).toEqual([
      'The crane fell.',
      'The crew fled.',
      '"We go," she said.',
    ])
  })

  it('covers every word of any text, in order, in pieces that fit an excerpt', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
        const spans = [...sentences(text, { start: 0, end: text.length }, 'en')]
        let end = 0
        for (const span of spans) {
          expect(text.slice(end, span.start).trim()).toBe('')
          expect(span.end - span.start).toBeLessThanOrEqual(LONGEST_EXCERPT)
          end = span.end
        }
        expect(text.slice(end).trim()).toBe('')
      }),
    )
  })
})
