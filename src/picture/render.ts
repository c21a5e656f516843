import { Resvg } from '@resvg/resvg-js'
import { init } from 'echarts'
import type { Chart } from '../card/chart.ts'
import { fontFiles } from './fonts.ts'
import { layOut } from './layout.ts'
import { FONT, SCALE, WIDTH } from './style.ts'

/** Draws a chart as SVG. */
export function renderSvg(chart: Chart): string {
  const { option, height } = layOut(chart)
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  try {
    canvas.setOption(option)
    return canvas.renderToSVGString()
  } finally {
    canvas.dispose()
  }
}

/** Draws a chart as PNG: the same bytes for the same chart, as nothing but the fonts that come along is used. */
export function renderPng(chart: Chart): Uint8Array {
  const drawn = new Resvg(renderSvg(chart), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: FONT },
  })
  return drawn.render().asPng()
}
