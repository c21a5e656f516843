import { nonEmptyLines, type Line } from './lines.ts'
import { Wraps } from './wraps.ts'

/** A paragraph of a text, without the white space around it. Offsets are UTF-16 units into the text. */
export interface Paragraph {
  /** Counted from 1. */
  readonly number: number
  readonly start: number
  readonly end: number
  /** Whether it only tells when a caption is shown; such a line has no sentences. */
  readonly isMark: boolean
}

/**
 * Finds the paragraphs of a text: non-empty lines, or, where the text is hard-wrapped, lines that go on from each other.
 * @param language BCP 47.
 */
export function paragraphs(text: string, language: string): Paragraph[] {
  const lines = nonEmptyLines(text, language)
  const wraps = new Wraps(lines)
  const found: Stretch[] = []
  let opener: Line | undefined
  let previous: Line | undefined
  let marks: Line[] = []
  for (const line of lines) {
    if (line.opens === 'mark') {
      marks.push(line)
      continue
    }
    const last = found.at(-1)
    if (last && opener && previous && wraps.goesOn(opener, previous, line, marks.length > 0))
      found[found.length - 1] = { start: last.start, end: line.end, isMark: false }
    else {
      found.push(...marks.map(markStretch), { start: line.start, end: line.end, isMark: false })
      opener = line
    }
    marks = []
    previous = line
  }
  found.push(...marks.map(markStretch))
  return found.map((stretch, at) => ({ number: at + 1, ...stretch }))
}

type Stretch = Omit<Paragraph, 'number'>

function markStretch({ start, end }: Line): Stretch {
  return { start, end, isMark: true }
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
