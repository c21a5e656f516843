import type { EChartsOption } from 'echarts'
import type { Chart } from '../card/chart.ts'
import { layBars } from './bars.ts'
import type { Body } from './body.ts'
import type { TextStyle } from './shaping.ts'
import { laySpans } from './spans.ts'
import { MARGIN, PAPER, SMALL, TITLE, WIDTH } from './style.ts'
import { layTies } from './ties.ts'
import { wrap } from './wrap.ts'

/** A picture ready for ECharts. */
export interface Layout {
  readonly option: EChartsOption
  readonly height: number
}

const GAP = 16

/** Lays a chart out: title, body, caption, one below the other, as high as they need. */
export function layOut(chart: Chart): Layout {
  const title = block(chart.title, TITLE, MARGIN)
  const top = MARGIN + title.height + GAP
  const body = layBody(chart, top)
  const caption = block(chart.caption, SMALL, top + body.height + GAP)
  const titles = chart.caption === '' ? [title.title] : [title.title, caption.title]
  return {
    option: { animation: false, backgroundColor: PAPER, title: titles, ...body.option },
    height: top + body.height + (chart.caption === '' ? 0 : GAP + caption.height) + MARGIN,
  }
}

function layBody(chart: Chart, top: number): Body {
  switch (chart.type) {
    case 'bars':
      return layBars(chart, top)
    case 'spans':
      return laySpans(chart, top)
    case 'ties':
      return layTies(chart, top)
  }
}

/** A block of text at a place, as ECharts' title component draws it, and how high it is. */
function block(
  text: string,
  style: TextStyle & { readonly lineHeight: number },
  top: number,
): { readonly title: object; readonly height: number } {
  const lines = wrap(text, WIDTH - 2 * MARGIN, style)
  return {
    title: { text: lines.join('\n'), left: MARGIN, top, padding: 0, textStyle: style },
    height: lines.length * style.lineHeight,
  }
}
