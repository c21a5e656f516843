import { linkLabel, type Card, type Correction, type Section, type StatedFact } from '../card/card.ts'
import { visible } from '../card/visible.ts'
import { LIMITS } from './limits.ts'
import { marksText } from './bullets.ts'
import { escape } from './text.ts'

/** Characters for the line that says how many more there are. */
const REST = 60

/**
 * A card as lines of text: what a notification shows and a screen reader reads. Where it is too long it ends after a
 * whole line, and says how many more the message holds.
 */
export function plainReading(card: Card): string {
  const lines = [
    card.label === '' ? card.heading : `${card.heading} (${card.label})`,
    ...card.notes,
    ...card.sections.flatMap(linesOf),
    ...(card.views.length > 0 ? [`More: ${card.views.map(linkLabel).join(', ')}`] : []),
    ...card.suggestions.map(({ label }) => `→ ${label}`),
    ...(card.page.count > 1 ? [`Page ${card.page.number} of ${card.page.count}`] : []),
    ...card.footer.sources.map(({ title, line }) => `${title}: ${line}`),
    card.footer.knowledge,
  ]
    .filter((line) => line !== '')
    .map((line) => escape(visible(line).replace(/\s+/g, ' ')))
  let length = 0
  const end = lines.findIndex((line) => (length += line.length + 1) > LIMITS.message.text - REST)
  if (end === -1) return lines.join('\n')
  return [...lines.slice(0, end), `… ${lines.length - end} more lines in the message.`].join('\n')
}

function linesOf(section: Section): string[] {
  switch (section.type) {
    case 'facts':
      return [section.heading, ...section.facts.map(factLine)]
    case 'timeline':
      return [
        section.heading,
        ...section.entries.map(
          (entry) => `${entry.date.text}${entry.statement === '' ? '' : ':'} ${factLine(entry)}`,
        ),
      ]
    case 'disagreement':
      return [
        section.question,
        ...section.sides.flatMap(({ party, claims }) => [`${party} says`, ...claims.map(factLine)]),
      ]
    case 'excerpts':
      return [
        section.heading,
        ...section.excerpts.map(({ number, quote, citedAs, correction }) => {
          const now = correction?.now === undefined ? '' : `“${correction.now}”`
          return `[${number}] “${quote}” ${citedAs} ${[correction?.sentence, now].filter(Boolean).join(' ')}`
        }),
      ]
    case 'list':
      return [section.heading, ...section.items.map(({ term, description }) => `${term}: ${description}`)]
    case 'table':
      return [
        section.heading,
        ...section.rows.map(
          ({ cells, marks, correction }) =>
            `${cells.join(', ')}${marksText(marks)}${correctionText(correction)}`,
        ),
        ...section.notes,
      ]
  }
}

function factLine({ statement, saidBy, marks, correction }: StatedFact): string {
  const said = saidBy === undefined ? '' : `, says ${saidBy}`
  return `${statement}${said}${marksText(marks)}${correctionText(correction)}`
}

function correctionText(correction: Correction | undefined): string {
  return correction ? ` ${correction.sentence} ${correction.now ?? ''}`.trimEnd() : ''
}
