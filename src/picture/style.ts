/*
 * How every picture looks. It stands on paper of its own, so that it reads the same in light and dark themes, and is
 * laid out for the width of a phone: 16 of its pixels are never fewer than 11 on one.
 */

export const WIDTH = 480
export const MARGIN = 24

/** PNG pixels for each pixel of the layout. */
export const SCALE = 2

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
