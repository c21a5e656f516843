import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { cardOf } from '../card/samples.ts'
import type { Chart } from '../../src/card/chart.ts'
import { layOut } from '../../src/picture/layout.ts'
import { pictureOf } from '../../src/picture/picture.ts'
import { renderPng } from '../../src/picture/render.ts'
import { ACCENT, INK, MARGIN, PAPER, QUIET, SCALE, WIDTH } from '../../src/picture/style.ts'
import { bars, hindiAndUrdu, spans, ties } from './samples.ts'

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function drawn(chart: Chart): PNG {
  return PNG.sync.read(Buffer.from(renderPng(chart)))
}

/** How many pixels of a colour there are, by rows from top to bottom, and within an area. */
function rowsOf({ width, height, data }: PNG, colour: string, area?: Partial<Area>): number[] {
  const wanted = colour.replace('#', '')
  return Array.from({ length: height }, (_, y) => {
    if (y < (area?.top ?? 0) || y >= (area?.bottom ?? height)) return 0
    let count = 0
    for (let x = area?.left ?? 0; x < (area?.right ?? width); x += 1) {
      const at = (y * width + x) * 4
      if (data.subarray(at, at + 3).toString('hex') === wanted) count += 1
    }
    return count
  })
}

const total = (rows: readonly number[]): number => rows.reduce((sum, count) => sum + count, 0)

/** The widths of what is drawn in a colour, one for each block of rows that have at least so many pixels. */
function blocks(rows: readonly number[], least: number): number[] {
  const widths: number[] = []
  let widest = 0
  for (const count of [...rows, 0]) {
    if (count >= least) widest = Math.max(widest, count)
    else if (widest > 0) {
      widths.push(widest)
      widest = 0
    }
  }
  return widths
}

describe('a picture', () => {
  it('has bars as long as its figures, from the same beginning', () => {
    const [longest = 0, half = 0, quarter = 0, ...more] = blocks(rowsOf(drawn(bars), ACCENT), 50)
    expect(more).toEqual([])
    expect(half / longest).toBeCloseTo(0.5, 2)
    expect(quarter / longest).toBeCloseTo(0.25, 2)
  })

  it('has its title, labels and caption really written', () => {
    const picture = drawn(bars)
    const titleBottom = (MARGIN + 24) * SCALE
    expect(total(rowsOf(picture, INK, { bottom: titleBottom }))).toBeGreaterThan(2_000)
    expect(blocks(rowsOf(picture, INK), 1).length).toBeGreaterThanOrEqual(7)
    expect(total(rowsOf(picture, QUIET, { top: picture.height - (MARGIN + 24) * SCALE }))).toBeGreaterThan(
      1_000,
    )
  })

  it('writes different words differently in every script that it takes on', () => {
    const written = (label: string): string =>
      Buffer.from(renderPng({ ...bars, bars: bars.bars.map((bar) => ({ ...bar, label })) })).toString(
        'base64',
      )
    const scripts = ['abcd', 'żółć', 'αβγδ', 'абвг', 'واردات', 'آمدات', 'आयात', 'निर्यात'].map(written)
    expect(new Set(scripts).size).toBe(scripts.length)
  })

  it('marks a span for every date that has one', () => {
    expect(blocks(rowsOf(drawn(spans), ACCENT), 8).length).toBeGreaterThanOrEqual(4)
  })

  it('writes the title, and what every span and every tie is', () => {
    const linesOf = (chart: Chart): number => blocks(rowsOf(drawn(chart), INK), 1).length
    expect(linesOf(spans) - linesOf({ ...spans, spans: spans.spans.slice(1) })).toBe(1)
    expect(linesOf(spans)).toBeGreaterThanOrEqual(1 + spans.spans.length)
    expect(linesOf(ties)).toBeGreaterThanOrEqual(1 + ties.ties.length)
  })

  it('marks every actor that is tied', () => {
    expect(blocks(rowsOf(drawn(ties), ACCENT), 8)).toHaveLength(ties.ties.length)
  })

  it('is as wide as it is laid out, and stands on paper of its own to its edges', () => {
    const picture = drawn(ties)
    expect([picture.width, picture.height]).toEqual([WIDTH * SCALE, layOut(ties).height * SCALE])
    const [first] = rowsOf(picture, PAPER)
    expect(first).toBe(picture.width)
  })

  it('is the same bytes for the same chart', () => {
    const bytes = [bars, spans, ties].map((chart) => Buffer.from(renderPng(chart)).toString('base64'))
    expect([bars, spans, ties].map((chart) => Buffer.from(renderPng(chart)).toString('base64'))).toEqual(
      bytes,
    )
  })
})

describe('what is drawn of a card', () => {
  it('says everything in it in its alt text', () => {
    expect(pictureOf(cardOf({ chart: ties }))?.altText).toBe(
      'Graph: Relations of Norland. Norland trades with, talks to Port Lune, and the other way round. ' +
        'Norland bans Norland Front. Ada {Holm} | envoy leaves Norland.',
    )
  })

  it('counts in its alt text what does not fit', () => {
    const many = { ...bars, bars: Array.from({ length: 100 }, () => bars.bars[0] ?? bars.bars).flat() }
    const altText = pictureOf(cardOf({ chart: many }))?.altText ?? ''
    expect(altText.length).toBeLessThanOrEqual(1000)
    expect(altText).toMatch(/And \d+ more\.$/)
  })

  it('is nothing where the card has no chart, or one in a script that cannot be written', () => {
    expect(pictureOf(cardOf({}))).toBeUndefined()
    expect(pictureOf(cardOf({ chart: { ...bars, title: '貿易' } }))).toBeUndefined()
    expect(pictureOf(cardOf({ chart: { ...bars, title: 'การค้า' } }))).toBeUndefined()
  })

  it('is a picture in Latin, Arabic and Devanagari letters, with the marks that Urdu and Persian need', () => {
    for (const chart of hindiAndUrdu) expect(pictureOf(cardOf({ chart }))).toBeDefined()
    expect(pictureOf(cardOf({ chart: { ...bars, title: '\u2067می\u200Cگویند\u2069' } }))).toBeDefined()
  })
})
