import { columnsOf } from './columns.ts'
import type { Span } from '../source/quote.ts'

/*
 * Lines as spans of the text that they come from: nothing is normalized on the way, as libraries for wrapping do, so
 * that a quote on a screen is still the source's.
 */

/** Narrower than this nothing can be read any more; lines grow too long instead. */
const NARROWEST = 10
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Breaks a text into lines, at line ends and then at white space; within a word only where it is wider than a line.
 * @param width columns; Infinity breaks at line ends only.
 */
export function wrap(text: string, width: number): Span[] {
  const columns = Math.max(NARROWEST, width)
  const lines: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push(
      ...(Number.isFinite(columns)
        ? wrapLine(text, { start, end: start + line.length }, columns)
        : [{ start, end: start + line.length }]),
    )
    start += line.length + 1
  }
  return lines
}

/** A span with the columns that it takes. */
interface Measured extends Span {
  readonly width: number
}

function wrapLine(text: string, line: Span, columns: number): Span[] {
  const lines: Span[] = []
  let current: Measured | undefined
  for (const word of wordsOf(text, line)) {
    const longer = current && join(text, current, word)
    if (longer && longer.width <= columns) {
      current = longer
      continue
    }
    if (current) lines.push(current)
    const pieces = breakWord(text, word, columns)
    lines.push(...pieces.slice(0, -1))
    current = pieces.at(-1)
  }
  return [...lines, current ?? { start: line.start, end: line.start }]
}

function wordsOf(text: string, { start, end }: Span): Measured[] {
  return [...text.slice(start, end).matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    width: columnsOf(word),
  }))
}

/** A tab between words takes at most eight columns. */
function join(text: string, line: Measured, word: Measured): Measured {
  const space = text.slice(line.end, word.start).replace(/\t/g, ' '.repeat(8))
  return { start: line.start, end: word.end, width: line.width + columnsOf(space) + word.width }
}

/** Between graphemes, so that no emoji and no accent is torn off. */
function breakWord(text: string, word: Measured, columns: number): Measured[] {
  if (word.width <= columns) return [word]
  const pieces: Measured[] = []
  let piece = { start: word.start, end: word.start, width: 0 }
  for (const { segment } of graphemes.segment(text.slice(word.start, word.end))) {
    const width = columnsOf(segment)
    if (piece.width + width > columns) {
      pieces.push(piece)
      piece = { start: piece.end, end: piece.end, width: 0 }
    }
    piece = { start: piece.start, end: piece.end + segment.length, width: piece.width + width }
  }
  return [...pieces, piece]
}
