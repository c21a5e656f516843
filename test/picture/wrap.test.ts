import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemesOf } from '../../src/picture/runs.ts'
import { widthOf } from '../../src/picture/shaping.ts'
import { LABEL, STRONG } from '../../src/picture/style.ts'
import { wrap } from '../../src/picture/wrap.ts'

const MARKS = /[\u200E\u200F]/g
const hindi = 'पोर्ट लून से नॉरलैंड को कृषि-उत्पादों, विद्युत् उपकरणों और अन्य वस्तुओं का निर्यात'
const urdu = 'نورلینڈ اور پورٹ لون کے درمیان مذاکرات، جن میں سمندر اور جہاز رانی پر گفتگو ہوئی'

const word = fc.oneof(
  fc.constantFrom(
    ...hindi.split(' '),
    ...urdu.split(' '),
    'trade',
    'a-b',
    '1.06',
    'می‌گویند',
    'क्षत्रिय',
    'کِتَابٌ',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))

describe('the lines of a text', () => {
  it('hold all its graphemes, each whole and in its order', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 400 }), (given, width) => {
        const lines = wrap(given.replaceAll(MARKS, ''), width, LABEL, Infinity)
        const shown = lines.flatMap((line) => graphemesOf(line.replaceAll(MARKS, '')))
        const isInk = (grapheme: string): boolean => /\S/.test(grapheme)
        expect(shown.filter(isInk)).toEqual(graphemesOf(given.replaceAll(MARKS, '')).filter(isInk))
      }),
    )
  })

  it('are never wider than there is room, unless a single grapheme is', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 20, max: 400 }),
        fc.constantFrom(LABEL, STRONG),
        (given, width, style) => {
          for (const line of wrap(given, width, style))
            if (graphemesOf(line).length > 2) expect(widthOf(line, style)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  it.each([hindi, urdu])('are broken between words, and fill their room: %s', (given) => {
    const lines = wrap(given, 240, LABEL)
    expect(lines.join(' ')).toBe(given)
    expect(lines.length).toBe(Math.ceil(widthOf(given, LABEL) / 240))
  })

  it('are broken after a hyphen where a word is longer than a line', () => {
    expect(wrap('स्वतंत्रता-परिषद्', 90, STRONG)).toEqual(['स्वतंत्रता-', 'परिषद्'])
  })

  it('show by an ellipsis that some are missing', () => {
    expect(wrap(hindi, 160, LABEL, 2).at(-1)).toMatch(/…$/)
    expect(wrap(urdu, 160, LABEL, 2)).toHaveLength(2)
  })

  it('keep the direction of their text', () => {
    const mixed = 'معاہدہ Norland and Port Lune 2030'
    expect(wrap(mixed, 120, LABEL).map((line) => line.charAt(0))).toEqual(['م', '\u200F', '\u200F'])
    expect(wrap('Treaty معاہدہ معاہدہ', 60, LABEL).map((line) => line.charAt(0))).toEqual([
      'T',
      '\u200E',
      '\u200E',
    ])
  })
})
