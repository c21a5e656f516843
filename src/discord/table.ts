import stringWidth from 'string-width'
import { isStruck, type Table, type TableRow } from '../card/card.ts'
import type { Block } from './fit.ts'
import { bold, escapeLine, oneLine, strike } from './markdown.ts'
import { correctionText, escapedMarks, marksOf } from './statement.ts'

/** Columns of a code block that a phone shows without breaking a line. */
const PHONE_WIDTH = 34
const GAP = '  '

/**
 * A table as a phone can show it: in aligned columns where they are narrow enough, otherwise row by row, each with
 * its columns named.
 */
export function tableBlocks(table: Table): Block[] {
  const aligned = alignedTable(table)
  const rows = aligned
    ? [{ text: aligned, count: table.rows.length }]
    : table.rows.map((row) => stackedRow(table, row))
  return [...rows, ...table.notes.map((note) => ({ text: `-# ${escapeLine(note)}`, count: 1 }))]
}

/** What would end the code block, or a link of ours before it: nothing can be escaped in there. */
const UNSAFE_IN_CODE = /`|\]\(/

/** @returns undefined where it is too wide, or where a cell means something in a code block. */
function alignedTable({ columns, rows }: Table): string | undefined {
  // Nothing can be struck out in there.
  if (rows.some(({ correction }) => correction)) return undefined
  const lines = [
    columns.map(({ name }) => oneLine(name)),
    ...rows.map(({ cells, marks }) =>
      cells.map((cell, index) => oneLine(cell) + (index === 0 ? marksOf(marks) : '')),
    ),
  ]
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => stringWidth(cells[index] ?? ''))))
  const width = widths.reduce((sum, each) => sum + each + GAP.length, -GAP.length)
  if (width > PHONE_WIDTH || lines.flat().some((cell) => UNSAFE_IN_CODE.test(cell))) return undefined
  const written = lines.map((cells) =>
    cells
      .map((cell, index) => {
        const padding = ' '.repeat((widths[index] ?? 0) - stringWidth(cell))
        return columns[index]?.align === 'end' ? padding + cell : cell + padding
      })
      .join(GAP)
      .trimEnd(),
  )
  return ['```', ...written, '```'].join('\n')
}

function stackedRow({ columns }: Table, { cells, marks, correction }: TableRow): Block {
  const text = (cell: string): string => (isStruck(correction) ? strike(oneLine(cell)) : escapeLine(cell))
  const [first = '', ...rest] = cells
  const named = rest.flatMap((cell, index) => {
    const name = columns[index + 1]?.name ?? ''
    return cell.trim() === '' ? [] : [name.trim() === '' ? text(cell) : `${escapeLine(name)}: ${text(cell)}`]
  })
  const lines = [
    `${bold(oneLine(first))} ${escapedMarks(marks)}`.trim(),
    named.join(' · '),
    correctionText(correction),
  ]
  return { text: lines.filter((line) => line !== '').join('\n'), count: 1 }
}
