import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { wrap } from '../../src/terminal/wrap.ts'
import { hostileText } from '../card/hostile.ts'

const lines = (text: string, width: number): string[] =>
  wrap(text, width).map(({ start, end }) => text.slice(start, end))

describe('lines of a text', () => {
  it('break at white space, and within a word only where it is too wide', () => {
    expect(lines('The ferry carried about  12,000 people', 16)).toEqual([
      'The ferry',
      'carried about',
      '12,000 people',
    ])
    expect(lines('one\n\ntwo', 20)).toEqual(['one', '', 'two'])
    expect(lines('abcdefghijklmno pq', 10)).toEqual(['abcdefghij', 'klmno pq'])
    expect(lines('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 10)).toEqual(['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'])
  })

  it('hold every character that is no white space, unchanged and in order', () => {
    fc.assert(
      fc.property(hostileText(500), fc.integer({ min: 10, max: 100 }), (text, width) => {
        expect(lines(text, width).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
        expect(lines(text, Infinity).join('\n')).toBe(text)
      }),
    )
  })

  it('fit', () => {
    fc.assert(
      fc.property(hostileText(500), fc.integer({ min: 10, max: 100 }), (text, width) => {
        for (const line of lines(text.replace(/\t/g, ' '), width))
          expect(stringWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
