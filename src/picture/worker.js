import { register } from 'tsx/esm/api'

/*
 * What the painter's thread does: takes a chart, gives its PNG. In JavaScript, as a thread cannot import TypeScript
 * before it has registered tsx itself: what `--import tsx` gives it is for `require` alone, and HarfBuzz, which awaits
 * its WebAssembly, cannot be required.
 */

register()
const { renderPng } = await import('./render.ts')

export default renderPng
