import { createHash } from 'node:crypto'
import type { Card } from '../card/card.ts'
import type { Chart } from '../card/chart.ts'
import { altTextOf } from './altText.ts'

/** What is to be drawn for a card. */
export interface Picture {
  readonly chart: Chart
  /** What the picture shows, with every number in it, for those who do not see it. */
  readonly altText: string
  /** Equal for equal pictures. */
  readonly hash: string
}

/** Changes whenever the style does, so that nothing old is taken from a cache. */
const STYLE_VERSION = '3'

/**
 * Scripts and signs that the packaged fonts cover, see fonts.ts. The fonts themselves are loaded only in the thread that
 * draws, where a picture with a rare character that they lack fails.
 */
const WRITABLE =
  /^(?:\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Inherited}|\p{Bidi_Control}|\p{P}|\p{Sc}|\p{N}|\p{Zs}|[+=<>|~^`])*$/u

/** @returns undefined where there is nothing to draw, or its text is in a script that no font at hand has. */
export function pictureOf({ chart }: Card): Picture | undefined {
  if (!chart) return undefined
  if (!known.has(chart)) known.set(chart, madeOf(chart))
  return known.get(chart)
}

/** Kept by chart: cards are cached and shown many times, and hashing a chart takes time. */
const known = new WeakMap<Chart, Picture | undefined>()

function madeOf(chart: Chart): Picture | undefined {
  if (!WRITABLE.test(textsOf(chart).join(' '))) return undefined
  const hash = createHash('sha256')
    .update(STYLE_VERSION)
    .update(JSON.stringify(chart))
    .digest('hex')
    .slice(0, 16)
  return { chart, altText: altTextOf(chart), hash }
}

function textsOf(chart: Chart): readonly string[] {
  const around = [chart.title, chart.caption]
  switch (chart.type) {
    case 'bars':
      return [...around, ...chart.bars.flatMap(({ label, text }) => [label, text])]
    case 'spans':
      return [...around, ...chart.spans.flatMap(({ label, date }) => [label, date])]
    case 'ties':
      return [...around, chart.centre, ...chart.ties.flatMap(({ name, verbs }) => [name, ...verbs])]
  }
}
