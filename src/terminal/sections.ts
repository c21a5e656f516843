import type { Disagreement, List, Section, StatedFact, Timeline } from '../card/card.ts'
import { pad, widest } from './columns.ts'
import { excerptLines } from './excerpts.ts'
import { marksText } from './marks.ts'
import { run, type Pen, type Run } from './pen.ts'
import { tableLines } from './table.ts'

/** The most columns that a date or a term may take beside its text; a wider one stands above it. */
const WIDEST_TERM = 28

/** A part of a card as lines; none where there is nothing in it. */
export function sectionLines(section: Section, pen: Pen): string[] {
  const lines = contentLines(section, pen)
  const heading = section.type === 'disagreement' ? section.question : section.heading
  if (lines.length === 0 && section.type !== 'disagreement') return []
  return heading === '' ? lines : [...pen.paragraph('', '', run(heading, 'heading')), ...lines]
}

function contentLines(section: Section, pen: Pen): string[] {
  switch (section.type) {
    case 'facts':
      return section.facts.flatMap((fact) => factLines(fact, pen))
    case 'table':
      return tableLines(section, pen)
    case 'timeline':
      return timelineLines(section, pen)
    case 'disagreement':
      return sideLines(section, pen)
    case 'excerpts':
      return section.excerpts.flatMap((excerpt, index) => [
        ...(index === 0 ? [] : ['']),
        ...excerptLines(excerpt, pen),
      ])
    case 'list':
      return listLines(section, pen)
  }
}

function factLines(fact: StatedFact, pen: Pen, indent = '  '): string[] {
  return pen.paragraph(`${indent}• `, `${indent}  `, ...statementRuns(fact, fact.date?.text))
}

/** The statement, then when and by whose word, then the marks of what bears it out. */
function statementRuns({ statement, saidBy, marks }: StatedFact, date?: string): Run[] {
  const particulars = [date, saidBy === undefined ? undefined : `according to ${saidBy}`]
  const small = particulars.filter((part) => part !== undefined).join('; ')
  return [
    run(statement),
    ...(small === '' ? [] : [run(` (${small})`, 'faint')]),
    run(marksText(marks), 'faint'),
  ]
}

function timelineLines({ entries }: Timeline, pen: Pen): string[] {
  return termLines(
    entries.map((entry) => ({ term: entry.date.text, text: statementRuns(entry) })),
    pen,
  )
}

function listLines({ items }: List, pen: Pen): string[] {
  return termLines(
    items.map(({ term, description }) => ({ term, text: [run(description)] })),
    pen,
  )
}

/** Terms in a column, texts beside them; a term too wide for the column stands above its text. */
function termLines(
  rows: readonly { readonly term: string; readonly text: readonly Run[] }[],
  pen: Pen,
): string[] {
  const most = Math.min(WIDEST_TERM, pen.width / 3)
  const terms = rows.map(({ term }) => run(term, 'term'))
  const column = widest(terms.map(({ text }) => text).filter((text) => widest([text]) <= most))
  const rest = ' '.repeat(column + 4)
  return rows.flatMap(({ text }, index) => {
    const term = terms[index] ?? run('')
    if (widest([term.text]) > column)
      return [...pen.paragraph('  ', '    ', term), ...pen.paragraph(rest, rest, ...text)]
    const first = `  ${pen.line({ ...term, text: pad(term.text, column) })}  `
    return pen.paragraph(first, rest, ...text)
  })
}

function sideLines({ sides }: Disagreement, pen: Pen): string[] {
  return sides.flatMap(({ party, claims }) => [
    ...pen.paragraph('  ', '  ', run(`${party} says`, 'term')),
    ...claims.flatMap((claim) => factLines(claim, pen, '    ')),
  ])
}
