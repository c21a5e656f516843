import type { Table } from '../card/card.ts'
import { pad, widest } from './columns.ts'
import { marksText } from './marks.ts'
import { run, type Pen, type Run } from './pen.ts'

const GAP = '  '

/** Aligned columns where they fit; on a narrow screen every row as a record of its own. */
export function tableLines(table: Table, pen: Pen): string[] {
  const lines = table.rows.length === 0 ? [] : alignedLines(table, pen)
  return [
    ...(widest(lines) <= pen.width ? lines : recordLines(table, pen)),
    ...table.notes.flatMap((note) => pen.paragraph(GAP, GAP, run(note))),
  ]
}

function alignedLines({ columns, rows }: Table, pen: Pen): string[] {
  const names = columns.map(({ name }) => run(name, 'faint'))
  const cells = rows.map((row) => row.cells.map((cell) => run(cell)))
  const widths = columns.map((_, index) => widest([names, ...cells].map((row) => row[index]?.text ?? '')))
  const spread = (runs: readonly Run[]): Run[] =>
    runs.map(({ text, style }, index) => ({
      text: GAP + pad(text, widths[index] ?? 0, columns[index]?.align),
      style,
    }))
  const rule = widths.map((width) => run('─'.repeat(width), 'faint'))
  return [
    pen.line(...spread(names)),
    pen.line(...spread(rule)),
    ...rows.map(({ marks }, index) =>
      pen.line(...spread(cells[index] ?? []), run(marksText(marks), 'faint')).trimEnd(),
    ),
  ]
}

function recordLines({ columns, rows }: Table, pen: Pen): string[] {
  return rows.flatMap(({ cells, marks }) => {
    const [first = '', ...others] = cells
    const named = others.flatMap((cell, index) =>
      cell === ''
        ? []
        : pen.paragraph('    ', '      ', run(`${columns[index + 1]?.name ?? ''}: `, 'faint'), run(cell)),
    )
    return [...pen.paragraph(GAP, '    ', run(first, 'term'), run(marksText(marks), 'faint')), ...named]
  })
}
