import { typefacesOf } from './fonts.ts'
import { shapeLine, type Glyph, type TextStyle } from './shaping.ts'

/** A text as ECharts writes it into its SVG: one line, without parts of its own. */
const TEXT = /<text ([^>]*)>([^<]*)<\/text>/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** How much of a text stands before the place that it is anchored to. */
const PART_BEFORE_ANCHOR: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 }

/**
 * Draws the texts in an SVG of ECharts as the outlines of their letters, so that no fonts are needed to show it.
 * @throws where no font at hand has what is written.
 */
export function outlineTexts(svg: string): string {
  return svg.replaceAll(TEXT, (_, attributes: string, content: string) => {
    const text = content.replace(/&#?\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    const kept = /(?:transform|fill)="[^"]*"/g
    return `<path ${attributes.match(kept)?.join(' ') ?? ''} d="${outlineOf(text, attributes)}"/>`
  })
}

/** Reads a font as CSS and ECharts write it: "normal 600 16px Noto Sans", "font-size:16px;font-weight:600". */
export function fontOf(css: string): TextStyle {
  const [, size = '16'] = /(?<![\d.])([\d.]+)px/.exec(css) ?? []
  const [weight = '400'] = /\b[1-9]00\b/.exec(css) ?? []
  return { fontSize: Number(size), fontWeight: Number(weight) }
}

function outlineOf(text: string, attributes: string): string {
  const { fontSize, fontWeight } = fontOf(attributeOf(attributes, 'style') ?? '')
  const { glyphs, width, missing } = shapeLine(text, fontWeight)
  if (missing.length > 0) throw new Error(`No font at hand has “${missing.join('')}”.`)
  const part = PART_BEFORE_ANCHOR[attributeOf(attributes, 'text-anchor') ?? 'start'] ?? 0
  const left = Number(attributeOf(attributes, 'x') ?? 0) - part * width * fontSize
  const baseline = Number(attributeOf(attributes, 'y') ?? 0) + middleOf(fontWeight) * fontSize
  return glyphs.map((glyph) => outlineOfGlyph(glyph, fontSize, left, baseline)).join('')
}

/** How far above the baseline the middle of a line is, in ems: the same for all scripts, so that they stand on one line. */
function middleOf(fontWeight: number): number {
  const [{ font, unitsPerEm }] = typefacesOf(fontWeight)
  const { ascender, descender } = font.hExtents()
  return (ascender + descender) / 2 / unitsPerEm
}

/** All glyphs of a text go into one path: drawn one by one, a seam would show where letters join. */
function outlineOfGlyph(
  { typeface, id, x, y }: Glyph,
  fontSize: number,
  left: number,
  baseline: number,
): string {
  const scale = fontSize / typeface.unitsPerEm
  return typeface.font
    .glyphToJson(id)
    .map(({ type, values }) => {
      const points = values.map((value, index) =>
        (index % 2 === 0
          ? left + x * fontSize + value * scale
          : baseline - y * fontSize - value * scale
        ).toFixed(3),
      )
      return type + points.join(' ')
    })
    .join('')
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1]
}
