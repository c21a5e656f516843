/*
 * How every picture looks. It stands on paper of its own, so that it reads the same in light and dark themes, and is
 * laid out for the width of a phone: 16 of its pixels are never fewer than 11 on one.
 */

export const WIDTH = 480
export const MARGIN = 24

/** PNG pixels for each pixel of the layout. */
export const SCALE = 2.5

export const FONT = 'Noto Sans'
export const PAPER = '#fbfaf7'
export const INK = '#1d2329'
/** 4.5 to 1 and more upon PAPER. */
export const QUIET = '#56606b'
/** 3 to 1 and more upon PAPER, as shapes need it. */
export const ACCENT = '#2f5d8a'
export const LINE = '#d9d6ce'

export const TITLE = { fontFamily: FONT, fontSize: 18, fontWeight: 600, lineHeight: 24, color: INK } as const
export const LABEL = { fontFamily: FONT, fontSize: 16, fontWeight: 400, lineHeight: 22, color: INK } as const
export const STRONG = { ...LABEL, fontWeight: 600 } as const
export const SMALL = {
  fontFamily: FONT,
  fontSize: 14,
  fontWeight: 400,
  lineHeight: 20,
  color: QUIET,
} as const

type TextStyle = Readonly<{ fontSize: number; lineHeight: number }>

/** Noto Sans is a little wider than this for capitals and narrower for the rest. */
const CHARACTER_WIDTH = 0.56

/**
 * Breaks a text into lines that fit a width, between words, or within a word that is longer than a line.
 * @param most lines; what does not fit any more is shown to be missing by an ellipsis.
 */
export function wrap(text: string, width: number, { fontSize }: TextStyle, most = 4): readonly string[] {
  const fits = Math.max(1, Math.floor(width / (fontSize * CHARACTER_WIDTH)))
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= fits)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(...pieces(word, fits))
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, fits - 1)}…`]
}

/** A word that is longer than a line is broken after a hyphen, or else anywhere. */
function pieces(word: string, length: number): string[] {
  if (word.length <= length) return [word]
  const hyphen = word.lastIndexOf('-', length - 1) + 1
  const end = hyphen > 0 ? hyphen : length
  return [word.slice(0, end), ...pieces(word.slice(end), length)]
}

/** A block of text at a place, as ECharts' title component draws it, and how high it is. */
export function block(
  text: string,
  style: TextStyle & object,
  top: number,
  most?: number,
): {
  readonly title: object
  readonly height: number
} {
  const lines = wrap(text, WIDTH - 2 * MARGIN, style, most)
  return {
    title: { text: lines.join('\n'), left: MARGIN, top, padding: 0, textStyle: style },
    height: lines.length * style.lineHeight,
  }
}
