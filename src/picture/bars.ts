import type { Bars } from '../card/chart.ts'
import type { Body } from './body.ts'
import { widthOf } from './shaping.ts'
import { ACCENT, LABEL, LINE, MARGIN, STRONG, WIDTH } from './style.ts'
import { wrap } from './wrap.ts'

const BAR = 22
const GAP = 18
/** Between a label and its bar. */
const LEAD = 6
/** Between a bar and its value. */
const DISTANCE = 8
/** What the longest bar keeps at least, beside the longest value. */
const SHORTEST = 80

/** Horizontal bars from zero, each below its label and with its value at its end. */
export function layBars({ bars }: Bars, top: number): Body {
  const labels = bars.map(({ label }) => wrap(label, WIDTH - 2 * MARGIN, LABEL, 2))
  const lines = Math.max(...labels.map(({ length }) => length))
  const above = lines * LABEL.lineHeight + LEAD
  const row = above + BAR + GAP
  const room = WIDTH - 2 * MARGIN - SHORTEST - DISTANCE
  const values = bars.map(({ value, text }, index) => ({
    value,
    text: wrap(text, room, STRONG, 1).join(''),
    label: labels[index]?.join('\n') ?? '',
  }))
  const widest = Math.max(...values.map(({ text }) => widthOf(text, STRONG)))
  return {
    height: row * bars.length - GAP,
    option: {
      grid: {
        left: MARGIN,
        right: MARGIN + widest + DISTANCE,
        // The axis has each bar in the middle of its row, where it has less room above than its label takes.
        top: top + above + BAR / 2 - row / 2,
        height: row * bars.length,
      },
      xAxis: { type: 'value', min: (extent) => Math.min(0, extent.min), show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: values.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: { show: bars.some(({ value }) => value < 0), lineStyle: { color: LINE } },
        axisLabel: {
          ...LABEL,
          inside: true,
          margin: 0,
          verticalAlign: 'bottom',
          padding: [0, 0, BAR / 2 + LEAD, 0],
        },
      },
      series: {
        type: 'bar',
        barWidth: BAR,
        itemStyle: { color: ACCENT, borderRadius: [0, 3, 3, 0] },
        label: {
          ...STRONG,
          show: true,
          position: 'right',
          distance: DISTANCE,
          formatter: ({ dataIndex }) => values[dataIndex]?.text ?? '',
        },
        data: values.map(({ value }) => value),
      },
    },
  }
}
