import type { CustomSeriesRenderItem } from 'echarts'
import type { Spans } from '../card/chart.ts'
import { timeOf } from '../source/date.ts'
import type { Body } from './body.ts'
import { ACCENT, LINE, MARGIN, PAPER, SMALL, STRONG, WIDTH } from './style.ts'
import { wrap } from './wrap.ts'

const TRACK = 16
const LEAD = 6
const GAP = 20
const DOT = 7
const AXIS = 28
const DAY = 86_400_000

type Span = Spans['spans'][number]

/**
 * A row for every span: date and label, and below them where it lies on the axis of time. A day is a dot; what may be
 * any day of a longer time is a bar over all of it, outlined only where the date is uncertain.
 */
export function laySpans({ spans }: Spans, top: number): Body {
  const rows = spans.map((span) => rowOf(span))
  const tall = Math.max(...rows.map(({ height }) => height)) + LEAD + TRACK + GAP
  const [from, to] = extentOf(spans)
  return {
    height: tall * spans.length + AXIS,
    option: {
      grid: { left: MARGIN, right: MARGIN, top, height: tall * spans.length },
      xAxis: {
        type: 'time',
        min: from,
        max: to,
        splitNumber: 3,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: true, showMinLine: false, showMaxLine: false, lineStyle: { color: LINE } },
        axisLabel: {
          ...SMALL,
          hideOverlap: true,
          formatter: yearOrMonth,
          showMinLabel: false,
          showMaxLabel: false,
        },
      },
      yAxis: { type: 'category', inverse: true, show: false, data: rows.map((_, index) => String(index)) },
      useUTC: true,
      series: {
        type: 'custom',
        silent: true,
        clip: false,
        renderItem: renderer(rows, tall, top),
        encode: { x: [0, 1], y: 2 },
        data: spans.map((span, index) => [startOf(span) ?? from, endOf(span) ?? to, index]),
      },
    },
  }
}

interface Row {
  readonly span: Span
  readonly text: string
  readonly height: number
}

function rowOf(span: Span): Row {
  const lines = wrap(span.label, WIDTH - 2 * MARGIN, STRONG, 2)
  return { span, text: lines.join('\n'), height: SMALL.lineHeight + lines.length * STRONG.lineHeight }
}

function renderer(rows: readonly Row[], tall: number, top: number): CustomSeriesRenderItem {
  return ({ dataIndex }, api) => {
    const row = rows[dataIndex]
    const [start = 0] = api.coord([api.value(0), dataIndex])
    const [end = 0] = api.coord([api.value(1), dataIndex])
    if (!row) return undefined
    const y = top + dataIndex * tall
    const track = y + row.height + LEAD + TRACK / 2
    return {
      type: 'group' as const,
      children: [
        text(row.span.date, SMALL, y),
        text(row.text, STRONG, y + SMALL.lineHeight),
        mark(start, end, track, row.span),
      ],
    }
  }
}

function mark(start: number, end: number, y: number, { isUncertain, earliest, latest }: Span) {
  const style = isUncertain
    ? { fill: PAPER, stroke: ACCENT, lineWidth: 2, lineDash: [4, 3] }
    : { fill: ACCENT }
  if (earliest !== undefined && earliest === latest)
    return { type: 'circle' as const, shape: { cx: (start + end) / 2, cy: y, r: DOT }, style }
  const width = Math.max(end - start, 2 * DOT)
  return {
    type: 'rect' as const,
    shape: { x: Math.min(start, WIDTH - MARGIN - width), y: y - DOT, width, height: 2 * DOT, r: 3 },
    style,
  }
}

/** A text on an opaque background, so that no line of the axis runs through it. */
function text(words: string, style: typeof SMALL | typeof STRONG, y: number) {
  const { fontSize, fontWeight, fontFamily, lineHeight, color: fill } = style
  const font = { fontSize, fontWeight, fontFamily, lineHeight }
  const ground = { backgroundColor: PAPER, padding: [0, 6, 0, 0] }
  return { type: 'text' as const, style: { ...font, ...ground, fill, text: words, x: MARGIN, y } }
}

function startOf({ earliest }: Span): number | undefined {
  return earliest === undefined ? undefined : timeOf(earliest)
}

function endOf({ latest }: Span): number | undefined {
  return latest === undefined ? undefined : timeOf(latest) + DAY
}

/** The axis: all days that are named, and some room on either side. */
function extentOf(spans: readonly Span[]): readonly [number, number] {
  const days = spans.flatMap((span) => [startOf(span) ?? [], endOf(span) ?? []].flat())
  const [from, to] = [Math.min(...days), Math.max(...days)]
  const room = Math.max((to - from) * 0.04, 5 * DAY)
  return [from - room, to + room]
}

function yearOrMonth(time: number): string {
  const date = new Date(time)
  if (date.getUTCDate() !== 1) return ''
  const month = date.toLocaleString('en', { month: 'short', timeZone: 'UTC' })
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : `${month} ${date.getUTCFullYear()}`
}
