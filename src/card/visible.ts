/*
 * What no screen may get raw, whatever text it came with: control characters (escape sequences begin with one),
 * overrides of the writing direction, which make a text read as another, and halves of surrogate pairs.
 */

const CONTROL_PICTURES = 0x2400
const DELETE_PICTURE = '\u2421'
const REPLACEMENT = '\uFFFD'

/**
 * Puts a visible sign where a text holds something that would act instead of being read. Lines stay lines.
 * @returns a text of the same length, so that spans of the one are spans of the other.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n/g, ' \n')
    .replace(/[\r\u2028\u2029]/g, '\n')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, sign)
}

function sign(character: string): string {
  if (character === '\n' || character === '\t') return character
  if (character === '\u007F') return DELETE_PICTURE
  return character < ' ' ? String.fromCharCode(CONTROL_PICTURES + character.charCodeAt(0)) : REPLACEMENT
}
