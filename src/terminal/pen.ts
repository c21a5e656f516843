import pico from 'picocolors'
import { visible } from '../card/visible.ts'
import { columnsOf } from './columns.ts'
import { wrap } from './wrap.ts'

/** How a run is set. No style is the only carrier of a meaning. */
export type Style = 'plain' | 'title' | 'heading' | 'term' | 'match' | 'faint'

/** Text in one style; harmless to a terminal, for only `run` and `quoted` make any. */
export interface Run {
  readonly text: string
  readonly style: Style
}

/** Text of a card on one line. */
export function run(text: string, style: Style = 'plain'): Run {
  return { text: visible(text).replace(/[\n\t]/g, ' '), style }
}

/** Words of a source: their lines and tabs are kept. */
export function quoted(text: string, style: Style = 'plain'): Run {
  return { text: visible(text), style }
}

/** Writes runs on a sheet of a certain width. */
export interface Pen {
  /** Columns; Infinity leaves lines as long as they are. */
  readonly width: number
  readonly coloured: boolean
  /** Sets runs on one line, however long. */
  readonly line: (...runs: readonly Run[]) => string
  /**
   * Sets runs as a paragraph with a hanging indent.
   * @param first what stands before the first line.
   * @param rest what stands before every other line; as wide as `first`.
   */
  readonly paragraph: (first: string, rest: string, ...runs: readonly Run[]) => string[]
}

/** @param coloured whether escape sequences for colours may be written. */
export function createPen(width: number, coloured: boolean): Pen {
  const { bold, cyan, dim, underline, yellow } = pico.createColors(coloured)
  const styles: Record<Style, (text: string) => string> = {
    plain: (text) => text,
    title: (text) => bold(cyan(text)),
    heading: bold,
    term: cyan,
    match: (text) => bold(underline(yellow(text))),
    faint: dim,
  }
  const line: Pen['line'] = (...runs) => runs.map(({ text, style }) => styles[style](text)).join('')
  const paragraph: Pen['paragraph'] = (first, rest, ...runs) => {
    const text = runs.map((part) => part.text).join('')
    return wrap(text, width - columnsOf(rest)).map(({ start, end }, index) => {
      const before = index === 0 ? first : rest
      return start === end ? before.trimEnd() : before + line(...cut(runs, start, end))
    })
  }
  return { width, coloured, line, paragraph }
}

/** The runs, or their parts, between two offsets into their whole text. */
function cut(runs: readonly Run[], start: number, end: number): Run[] {
  let at = 0
  return runs.flatMap(({ text, style }) => {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at))
    at += text.length
    return part === '' ? [] : [{ text: part, style }]
  })
}
