import type { EChartsOption } from 'echarts'

/** The part of a picture between its title and its caption. */
export interface Body {
  readonly option: EChartsOption
  readonly height: number
}
