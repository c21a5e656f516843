import { PNG } from 'pngjs'
import type { Chart } from '../../src/card/chart.ts'
import { renderPng } from '../../src/picture/render.ts'
import { MARGIN, SCALE, TITLE } from '../../src/picture/style.ts'
import { spans } from './samples.ts'

/** What of a picture is darker than half: an array of columns from left to right, each with its count of such pixels. */
export function inkByColumn(chart: Chart, bottom = Infinity): readonly number[] {
  const { width, height, data } = PNG.sync.read(Buffer.from(renderPng(chart)))
  return Array.from({ length: width }, (_, x) => {
    let count = 0
    for (let y = 0; y < Math.min(height, bottom); y += 1)
      if ((data[(y * width + x) * 4] ?? 255) < 128) count += 1
    return count
  })
}

/** The ink of a text as it is written for a title, from its first column to its last. */
export function inkOf(text: string): readonly number[] {
  const columns = inkByColumn({ ...spans, title: text }, (MARGIN + TITLE.lineHeight) * SCALE)
  return columns.slice(
    columns.findIndex((count) => count > 0),
    columns.findLastIndex((count) => count > 0) + 1,
  )
}

/** The widths of what stands apart from the rest, from left to right. */
export function widthsOfParts(ink: readonly number[]): readonly number[] {
  const widths: number[] = []
  for (const [x, count] of ink.entries()) {
    if (count > 0 && (ink[x - 1] ?? 0) > 0) widths[widths.length - 1] = (widths.at(-1) ?? 0) + 1
    else if (count > 0) widths.push(1)
  }
  return widths
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)
