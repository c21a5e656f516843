import { Buffer, Direction, shape } from 'harfbuzzjs'
import { typefacesOf, type Typeface } from './fonts.ts'
import { runsOf, type Run } from './runs.ts'

/** A letter as a font draws it, or a part of one, or several in one. */
export interface Glyph {
  readonly typeface: Typeface
  readonly id: number
  /** To the right of where the line begins and above its baseline, in ems. */
  readonly x: number
  readonly y: number
}

export interface ShapedLine {
  readonly glyphs: readonly Glyph[]
  /** In ems. */
  readonly width: number
  /** What no font at hand has. Each counts as an em: ECharts takes a Chinese character for the height of a line. */
  readonly missing: readonly string[]
}

/** What the width of a text depends on. */
export interface TextStyle {
  readonly fontSize: number
  readonly fontWeight: number
}

/** The glyph, a box in most fonts, that stands for what a font does not have. */
const NOT_DEFINED = 0

/** One for all, as HarfBuzz's memory is not given back before the next turn of the event loop. */
const buffer = new Buffer()

/** Turns a line into glyphs: letters joined, ligated, reordered and placed as their script wants it. */
export function shapeLine(line: string, fontWeight: number): ShapedLine {
  const glyphs: Glyph[] = []
  const missing: string[] = []
  let width = 0
  for (const run of runsOf(line, typefacesOf(fontWeight))) {
    const { unitsPerEm } = run.typeface
    for (const { id, start, advance, right, up } of shapeRun(line, run)) {
      if (id === NOT_DEFINED) missing.push(String.fromCodePoint(line.codePointAt(start) ?? 0))
      glyphs.push({ typeface: run.typeface, id, x: width + right / unitsPerEm, y: up / unitsPerEm })
      width += id === NOT_DEFINED ? 1 : advance / unitsPerEm
    }
  }
  return { glyphs, width, missing }
}

/** How wide a line is drawn, in pixels of the layout. */
export function widthOf(line: string, { fontSize, fontWeight }: TextStyle): number {
  return shapeLine(line, fontWeight).width * fontSize
}

function shapeRun(line: string, { typeface, script, isRightToLeft, start, end }: Run) {
  buffer.reset()
  // The whole line is handed over, as letters join those before and after a run.
  buffer.addText(line, start, end - start)
  buffer.setScript(script)
  buffer.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR)
  // By default it would be the language of the machine, and some letters look different in some languages.
  buffer.setLanguage('und')
  shape(typeface.font, buffer)
  const positions = buffer.getGlyphPositions()
  return buffer.getGlyphInfos().flatMap(({ codepoint, cluster }, index) => {
    const at = positions[index]
    return at
      ? { id: codepoint, start: cluster, advance: at.xAdvance, right: at.xOffset, up: at.yOffset }
      : []
  })
}
