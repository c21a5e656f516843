import { Resvg } from '@resvg/resvg-js'
import { init, setPlatformAPI } from 'echarts/dist/echarts.esm.min'
import type { Chart } from '../card/chart.ts'
import { layOut } from './layout.ts'
import { fontOf, outlineTexts } from './outlines.ts'
import { widthOf } from './shaping.ts'
import { SCALE, WIDTH } from './style.ts'

// ECharts measures texts on a canvas; Node has none, and ECharts would guess their widths.
setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, fontOf(font ?? '')) }) })

/** Draws a chart as SVG, its texts as text. */
function renderSvg(chart: Chart): string {
  const { option, height } = layOut(chart)
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  try {
    canvas.setOption(option)
    return canvas.renderToSVGString()
  } finally {
    canvas.dispose()
  }
}

/**
 * Draws a chart as PNG: the same bytes for the same chart, as nothing but the fonts that come along is used.
 * @throws where it holds a character that none of them has.
 */
export function renderPng(chart: Chart): Uint8Array {
  const drawn = new Resvg(outlineTexts(renderSvg(chart)), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: false },
  })
  return drawn.render().asPng()
}
