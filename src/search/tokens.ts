import { fold } from './fold.ts'

/** A word of a text: its folded form, and where it stands in UTF-16 units of the text. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * Letters, marks and digits, joined over one apostrophe, invisible joiner, hyphen at the end of a line or, between
 * digits, decimal sign.
 */
const WORD =
  /[\p{L}\p{M}\p{N}]+(?:(?:['’\u200c\u200d]|\u00ad\s*|(?<=\p{L})[-‐][ \t]*\r?\n[ \t>]*(?=\p{Ll}))(?=\p{L})[\p{L}\p{M}]+|(?<=\p{N})[.,](?=\p{N})\p{N}+)*/gu
/** What joins the two halves of a word that was hyphenated at the end of a line. */
export const LINE_HYPHEN = /[-‐\u00ad][ \t]*\r?\n[ \t>]*/u
const ASCII = /^[\x00-\x7f]*$/
const SCRIPT_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** The segmenter's time grows with the square of its text. */
const SEGMENTER_WINDOW = 200

/**
 * Splits a text into words, the same way for indexing and for asking.
 * @returns the words in order; words that fold to nothing are left out.
 */
export function tokens(text: string): Token[] {
  if (isAscii(text)) return asciiTokens(text)
  const found: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const [run] = match
    if (/^[A-Za-z]*$/.test(run)) {
      found.push({ word: run.toLowerCase(), start: match.index, end: match.index + run.length })
      continue
    }
    const pieces = SCRIPT_WITHOUT_SPACES.test(run) ? segments(run) : [{ segment: run, index: 0 }]
    for (const { segment, index } of pieces) {
      const word = fold(plain(segment))
      const start = match.index + index
      if (word !== '') found.push({ word, start, end: start + segment.length })
    }
  }
  return found
}

/** A word hyphenated at the end of a line is rare, and left to the regular expression. */
const ASCII_LINE_HYPHEN = /[a-z]-[ \t]*\r?\n/i

/** The same for texts of nothing but ASCII, where no regular expression is needed for most words. */
function asciiTokens(text: string): Token[] {
  const found: Token[] = []
  const small = text.toLowerCase()
  eachAsciiWord(small, (start, end, isPlain) => {
    const word = isPlain ? small.slice(start, end) : foldedAscii(small, start, end)
    if (word !== '') found.push({ word, start, end })
  })
  return found
}

/** Whether the words of a text can be found by `eachAsciiWord`: none of them is cut by the end of a line. */
export function isAscii(text: string): boolean {
  return ASCII.test(text) && !ASCII_LINE_HYPHEN.test(text)
}

/** A word that `eachAsciiWord` found not to be plain, as `tokens` folds it; empty if it is none. */
export function foldedAscii(small: string, start: number, end: number): string {
  return fold(plain(small.slice(start, end)))
}

/**
 * Finds the words of a text of nothing but ASCII as `tokens` does, without making anything of them.
 * @param small the text in small letters.
 * @param visit told where each word stands, and whether it is its folded form as it stands there.
 */
export function eachAsciiWord(
  small: string,
  visit: (start: number, end: number, isPlain: boolean) => void,
): void {
  let at = 0
  while (at < small.length) {
    if (kindOf(small, at) === OTHER) {
      at += 1
      continue
    }
    const start = at
    while (kindOf(small, at) !== OTHER) at += 1
    const plainEnd = at
    for (let next = continued(small, at); next > at; next = continued(small, at)) at = next
    visit(start, at, at === plainEnd)
  }
}

const OTHER = 0
const LETTER = 1
const DIGIT = 2

/** @param small a text in small letters. */
function kindOf(small: string, at: number): number {
  const code = small.charCodeAt(at)
  if (code >= 97 && code <= 122) return LETTER
  return code >= 48 && code <= 57 ? DIGIT : OTHER
}

/** Where a word goes on to over an apostrophe or a decimal sign; the same place if it does not. */
function continued(small: string, at: number): number {
  const sign = small.charAt(at)
  const within = sign === "'" ? LETTER : sign === '.' || sign === ',' ? DIGIT : OTHER
  if (within === OTHER || kindOf(small, at + 1) !== within) return at
  if (within === DIGIT && kindOf(small, at - 1) !== DIGIT) return at
  let end = at + 1
  while (kindOf(small, end) === within) end += 1
  return end
}

/** Takes off what is written but not part of the word: a possessive ending, the commas of 1,000,000, a line's end. */
function plain(word: string): string {
  if (/^\p{N}{1,3}(,\p{N}{3})+$/u.test(word)) return word.replaceAll(',', '')
  return word.replace(LINE_HYPHEN, '').replace(/(?<=..)['’][sS]$/u, '')
}

let segmenter: Intl.Segmenter | undefined

function segments(run: string): { segment: string; index: number }[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  const found: { segment: string; index: number }[] = []
  for (let at = 0; at < run.length; at += SEGMENTER_WINDOW)
    for (const { segment, index } of segmenter.segment(run.slice(at, at + SEGMENTER_WINDOW)))
      found.push({ segment, index: at + index })
  return found
}

/** Whether a capital stands at the place. */
export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 65 && code <= 90
  const letter = text.charAt(at)
  return letter !== letter.toLowerCase()
}
