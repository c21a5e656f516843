import { describe, expect, it } from 'vitest'
import { graphemesOf } from '../../src/picture/runs.ts'
import { renderPng } from '../../src/picture/render.ts'
import { MARGIN, SCALE, WIDTH } from '../../src/picture/style.ts'
import { inkByColumn, inkOf, sum, widthsOfParts } from './ink.ts'
import { bars, hindiAndUrdu } from './samples.ts'

/* What is written is looked at in the PNG, as a reader would. */

/** How much of the one is in the other, give or take the smoothed edges of letters. */
const ratio = (one: readonly number[], other: readonly number[]): number => sum(one) / sum(other)

describe('Devanagari in a picture', () => {
  it.each(['हिन्दी', 'द्विपक्षीय', 'निर्यात', 'व्यापारियों', 'बढ़ोतरी', 'कोई', 'विद्युत्'])(
    'has every letter of %s beside the one before, none upon it',
    (word) => {
      const letters = graphemesOf(word).map((letter) => inkOf(letter))
      const written = inkOf(word)
      expect(written.length / sum(letters.map(({ length }) => length))).toBeCloseTo(1, 1)
      expect(ratio(written, letters.flat())).toBeCloseTo(1, 1)
    },
  )

  it('gives vowel signs a width of their own', () => {
    const [without, withSigns] = [inkOf('पपपप'), inkOf('पापापापा')]
    expect(withSigns.length).toBeGreaterThan(without.length * 1.4)
  })

  it('puts the sign for i before its consonant, though it is typed after it', () => {
    const tallestAtLeft = (ink: readonly number[]): number => Math.max(...ink.slice(0, 12)) / Math.max(...ink)
    expect(tallestAtLeft(inkOf('नि'))).toBeGreaterThan(0.9)
    expect(tallestAtLeft(inkOf('नी'))).toBeLessThan(0.5)
  })

  it('makes one letter of a conjunct, instead of two with a stroke below the first', () => {
    expect(inkOf('क्ष').length).toBeLessThan(0.9 * (inkOf('क').length + inkOf('ष').length))
  })
})

describe('Arabic in a picture', () => {
  it('joins the letters of a word', () => {
    expect(widthsOfParts(inkOf('ببب'))).toHaveLength(1)
    expect(widthsOfParts(inkOf('ب ب ب'))).toHaveLength(3)
  })

  it('runs from right to left, and numbers and Latin words within it from left to right', () => {
    // The first of the two letters, a mere stroke, is not joined to what follows, which is several times as wide.
    const [beh = 0, alef = 0, ...more] = widthsOfParts(inkOf('اب'))
    expect(more).toEqual([])
    expect(alef).toBeGreaterThan(0)
    expect(beh).toBeGreaterThan(4 * alef)
    const [narrow = 0, wide = 0] = widthsOfParts(inkOf('اب 18')).slice(0, 2)
    expect(narrow).toBeLessThan(wide)
  })

  it.each(['پچژگکیے', 'ٹڈڑںہھۃ', '۰۱۲۳۴۵۶'])('has the letters of Persian and Urdu: %s', (letters) => {
    const drawn = graphemesOf(letters).map((letter) => inkOf(letter).join(' '))
    expect(new Set(drawn).size).toBe(new Set(graphemesOf(letters)).size)
  })

  it('ends a joined form where Persian has a non-joiner', () => {
    expect(inkOf('می\u200Cگویند').length).toBeGreaterThan(inkOf('میگویند').length)
  })
})

describe('a picture in several scripts', () => {
  it('is not drawn where no font has a character, instead of with a box for it', () => {
    for (const title of ['北京', 'ไทย', 'Norland 北'])
      expect(() => renderPng({ ...bars, title })).toThrow(/No font at hand has “[北京ไทย]/)
  })

  it.each(hindiAndUrdu.map((chart) => [chart.type, chart] as const))(
    'writes nothing of %s into its margins, nor beyond',
    (_, chart) => {
      const ink = inkByColumn(chart)
      const [left, right] = [(MARGIN - 2) * SCALE, (WIDTH - MARGIN + 2) * SCALE]
      expect(sum(ink.slice(left, right))).toBeGreaterThan(10_000)
      expect([sum(ink.slice(0, left)), sum(ink.slice(right))]).toEqual([0, 0])
    },
  )

  it('is the same bytes for the same chart', () => {
    const draw = (): string[] => hindiAndUrdu.map((chart) => Buffer.from(renderPng(chart)).toString('base64'))
    expect(draw()).toEqual(draw())
  })
})
