import { fold } from './fold.ts'

/** A word of a text: its folded form, and where it stands in UTF-16 units of the text. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Letters, marks and digits, joined over one apostrophe, invisible joiner or, between digits, decimal sign. */
const WORD =
  /[\p{L}\p{M}\p{N}]+(?:['’\u00ad\u200c\u200d](?=\p{L})[\p{L}\p{M}]+|(?<=\p{N})[.,](?=\p{N})\p{N}+)*/gu
const SCRIPT_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** The segmenter's time grows with the square of its text. */
const SEGMENTER_WINDOW = 200

/**
 * Splits a text into words, the same way for indexing and for asking.
 * @returns the words in order; words that fold to nothing are left out.
 */
export function tokens(text: string): Token[] {
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

/** Takes off what is written but not part of the word: a possessive ending, the commas of 1,000,000. */
function plain(word: string): string {
  if (/^\p{N}{1,3}(,\p{N}{3})+$/u.test(word)) return word.replaceAll(',', '')
  return word.replace(/(?<=..)['’][sS]$/u, '')
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
  const letter = text.charAt(at)
  return letter !== letter.toLowerCase()
}
