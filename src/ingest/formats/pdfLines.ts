/** A run of glyphs as a PDF places it, in points from the lower left corner of its page. */
export interface Glyphs {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of the font. */
  readonly size: number
}

/** A line of a page's column. */
export interface PageLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** Where it stands on its page, from 0 at the top to 1 at the foot. */
  readonly depth: number
  /** The column's number on its page. */
  readonly column: number
}

/** Two words further apart than so many font sizes are in two columns. */
const COLUMN_GAP = 1.2
const WORD_GAP = 0.15
/** The middle of a page, in which a gutter is looked for. */
const MIDDLE = { from: 0.3, to: 0.7 } as const

/** The lines of a page in the order in which they are read. */
export function linesOf(
  glyphs: readonly Glyphs[],
  page: { readonly width: number; readonly height: number },
): PageLine[] {
  const runs = rowsOf(glyphs).flatMap((row) => runsOf(row))
  const gutter = gutterOf(runs, page.width)
  const lines = runs.map((run): PageLine => {
    const isRight = gutter !== undefined && run.left >= gutter
    return { ...run, depth: 1 - run.y / page.height, column: isRight ? 1 : 0 }
  })
  return gutter === undefined ? joinRows(lines) : inColumns(lines, gutter)
}

type Run = Omit<PageLine, 'depth' | 'column'>

function rowsOf(glyphs: readonly Glyphs[]): Glyphs[][] {
  const rows: Glyphs[][] = []
  for (const run of glyphs.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    // A raised figure or a fraction stands on the line that it belongs to.
    if (row && first && Math.abs(first.y - run.y) < Math.max(first.size, run.size) * 0.5) row.push(run)
    else rows.push([run])
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x))
}

/** The parts of a row between gaps as wide as a gutter. */
function runsOf(row: readonly Glyphs[]): Run[] {
  const runs: Run[] = []
  for (const { text, x, y, width, size } of row) {
    const last = runs.at(-1)
    const gap = last ? x - last.right : Infinity
    if (last && gap < size * COLUMN_GAP)
      runs[runs.length - 1] = {
        ...last,
        text:
          last.text +
          (gap > size * WORD_GAP && !/\s$/u.test(last.text) && !/^\s/u.test(text) ? ' ' : '') +
          text,
        right: Math.max(last.right, x + width),
        size: Math.max(last.size, size),
      }
    else if (text.trim() !== '') runs.push({ text, left: x, right: x + width, y, size })
  }
  return runs.map((run) => ({ ...run, text: run.text.replaceAll(/\s+/gu, ' ').trim() }))
}

/** Where between two columns no text stands: hardly any run crosses it, and many begin right of it. */
function gutterOf(runs: readonly Run[], width: number): number | undefined {
  let best: { readonly x: number; readonly crossing: number } | undefined
  for (const { left: x } of runs) {
    if (x < width * MIDDLE.from || x > width * MIDDLE.to) continue
    const crossing = runs.filter(({ left, right }) => left < x - 1 && right > x + 1).length
    const right = runs.filter(({ left }) => Math.abs(left - x) < 3).length
    if (right >= runs.length / 5 && crossing <= runs.length / 8 && (!best || crossing < best.crossing))
      best = { x: x - 2, crossing }
  }
  return best?.x
}

/** A line that crosses the gutter, such as a heading, ends the columns above it. */
function inColumns(lines: readonly PageLine[], gutter: number): PageLine[] {
  const ordered: PageLine[] = []
  let left: PageLine[] = []
  let right: PageLine[] = []
  const flush = (): void => {
    ordered.push(...left, ...right)
    left = []
    right = []
  }
  for (const line of lines.toSorted((a, b) => b.y - a.y || a.left - b.left)) {
    if (line.left < gutter && line.right > gutter) {
      flush()
      ordered.push(line)
    } else (line.left >= gutter ? right : left).push(line)
  }
  flush()
  return ordered
}

/** Without columns, what stands on one height is one line, as a table's row. */
function joinRows(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last && Math.abs(last.y - line.y) < last.size * 0.5 && line.left > last.right)
      joined[joined.length - 1] = { ...last, text: `${last.text} | ${line.text}`, right: line.right }
    else joined.push(line)
  }
  return joined
}
