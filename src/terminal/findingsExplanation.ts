import type { Table } from '../card/card.ts'
import type { ExplainedFinding } from '../query/explainFindings.ts'
import { quoted, run, type Pen } from './pen.ts'
import { tableLines } from './table.ts'

/**
 * What the findings of a command were read from, as lines to read.
 * @param name how the name that it is about was recognised, if it is about one that only the texts have.
 */
export function findingLines(
  line: string,
  explained: readonly ExplainedFinding[],
  name: Parts | undefined,
  pen: Pen,
): string[] {
  return [
    ...pen.paragraph('', '', run(`What “${line}” was answered from`, 'title')),
    ...(name ? ['', ...partLines(name, pen)] : []),
    ...explained.flatMap((finding, at) => ['', ...oneFinding(finding, at + 1, pen)]),
  ]
}

type Parts = ExplainedFinding['parts']

function oneFinding(
  { kind, isReviewed, sourceId, paragraph, quote, parts }: ExplainedFinding,
  number: number,
  pen: Pen,
): string[] {
  const origin = isReviewed ? 'written by an editor' : 'found in the texts, not reviewed'
  return [
    ...pen.paragraph(
      '',
      '    ',
      run(`[${number}] ${kind}, ${origin}: ${sourceId}, paragraph ${paragraph}`, 'heading'),
    ),
    ...pen.paragraph('  │ ', '  │ ', quoted(quote)),
    ...partLines(parts, pen),
  ]
}

function partLines(parts: Parts, pen: Pen): string[] {
  const table: Table = {
    type: 'table',
    heading: '',
    columns: [
      { name: 'part', align: 'start' },
      { name: 'read from', align: 'start' },
    ],
    rows: parts.filter(([, from]) => from !== '').map((cells) => ({ cells, marks: [] })),
    notes: [],
  }
  return tableLines(table, pen)
}
