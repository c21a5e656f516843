import type { KnownBlock, TableBlock } from '@slack/types'
import { visible } from '../card/visible.ts'
import { isStruck, type Table, type TableRow } from '../card/card.ts'
import { cut } from '../card/cut.ts'
import { LIMITS } from './limits.ts'
import { chunk, type Part } from './blockBudget.ts'
import { bulletParts, correctionElements, headingOf, marksText } from './bullets.ts'
import { richText, section, words } from './richText.ts'

const LONGEST_CELL = 300
/** Characters of the rows of a table block; what goes beyond follows as a list. */
const TABLE = 4_000
const LONGEST_NOTE = 600

/** A table block where the message may hold one; rows as a list, each value with its column's name, where not. */
export function tableParts(table: Table, mayTable: boolean): Part[] {
  const { heading, columns, rows, notes } = table
  // Nothing can be struck out in a table block.
  const isPlain = rows.every(({ correction }) => !correction)
  const [tabled = [], ...others] =
    mayTable && isPlain && columns.length < LIMITS.table.columns
      ? chunk(rows, TABLE, LIMITS.table.rows - 1)
      : [[], rows]
  const isTabled = tabled.length > 0
  const parts: Part[] = [
    ...(isTabled ? [{ blocks: tableBlocks(table, tabled), holds: { row: tabled.length } }] : []),
    ...bulletParts(
      isTabled ? '' : heading,
      others.flat().map((row) => rowElements(columns, row)),
      'row',
    ),
  ]
  const noted = notes.map((note) => ({
    blocks: [richText(section(words(cut(note, LONGEST_NOTE), { italic: true })))],
    holds: { note: 1 },
  }))
  return [...parts, ...noted]
}

function tableBlocks({ heading, columns }: Table, rows: readonly TableRow[]): KnownBlock[] {
  const marked = rows.some(({ marks }) => marks.length > 0)
  const names = [...columns.map(({ name }) => name), ...(marked ? ['Excerpt'] : [])]
  const block: TableBlock = {
    type: 'table',
    column_settings: [
      ...columns.map(({ align }) => ({
        align: align === 'end' ? ('right' as const) : ('left' as const),
        is_wrapped: true,
      })),
      ...(marked ? [{ align: 'left' as const }] : []),
    ],
    rows: [
      names.map(cell),
      ...rows.map(({ cells, marks }) => [...cells, ...(marked ? [marksText(marks).trim()] : [])].map(cell)),
    ],
  }
  const elements = headingOf(heading)
  return elements.length === 0 ? [block] : [richText(...elements), block]
}

function cell(text: string) {
  return { type: 'raw_text' as const, text: visible(cut(text, LONGEST_CELL)).trim() || '–' }
}

function rowElements(columns: Table['columns'], { cells, marks, correction }: TableRow) {
  const [first = '', ...rest] = cells
  const values = rest.flatMap((value, index) =>
    value === '' ? [] : [`${columns[index + 1]?.name ?? ''}: ${value}`],
  )
  return [
    ...words(cut(first, LONGEST_CELL) || '–', { bold: true }),
    ...words(values.length > 0 ? ' — ' : ''),
    ...words(cut(values.join('; '), 1_000), isStruck(correction) ? { strike: true } : undefined),
    ...words(marksText(marks)),
    ...correctionElements(correction),
  ]
}
