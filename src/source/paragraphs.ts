/** A paragraph of a text, without the white space around it. Offsets are UTF-16 units into the text. */
export interface Paragraph {
  /** Counted from 1. */
  readonly number: number
  readonly start: number
  readonly end: number
}

/** Text wrapped by hand or by a mail program is narrower than this. */
const WIDEST_WRAP = 120

/**
 * Finds the paragraphs of a text: non-empty lines, or, where the text is hard-wrapped, blocks of lines.
 * A line break is taken for a wrap where the next line's first word would not have fitted on the line before it.
 */
export function paragraphs(text: string): Paragraph[] {
  const lines = nonEmptyLines(text)
  const width = lines.reduce((widest, line) => Math.max(widest, line.end - line.start), 0)
  const found: Paragraph[] = []
  let previous: Line | undefined
  for (const line of lines) {
    const last = found.at(-1)
    if (last && previous && isWrap(text, previous, line, width))
      found[found.length - 1] = { ...last, end: line.end }
    else found.push({ number: found.length + 1, start: line.start, end: line.end })
    previous = line
  }
  return found
}

/** The paragraph that an offset falls in; the one before it, where it falls between two. */
export function paragraphAt(found: readonly Paragraph[], offset: number): Paragraph | undefined {
  let low = 0
  let high = found.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((found[middle]?.start ?? Infinity) <= offset) low = middle
    else high = middle - 1
  }
  return found[low]
}

interface Line {
  readonly start: number
  readonly end: number
  /** Counted over all lines, empty ones too. */
  readonly number: number
}

function nonEmptyLines(text: string): Line[] {
  const lines: Line[] = []
  let number = 0
  let offset = 0
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (trimmed !== '') {
      const start = offset + line.indexOf(trimmed)
      lines.push({ start, end: start + trimmed.length, number })
    }
    number += 1
    offset += line.length + 1
  }
  return lines
}

function isWrap(text: string, line: Line, next: Line, width: number): boolean {
  if (width > WIDEST_WRAP || next.number !== line.number + 1) return false
  const firstWord = /^\S+/.exec(text.slice(next.start, next.end))?.[0] ?? ''
  return line.end - line.start + 1 + firstWord.length > width
}
