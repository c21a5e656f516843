import type { Chart } from '../card/chart.ts'
import { renderPng } from './render.ts'

/** What the painter's thread does: takes a chart, gives its PNG. */
export default function draw(chart: Chart): Uint8Array {
  return renderPng(chart)
}
