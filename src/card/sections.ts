import type { Disagreement, Section, StatedFact } from './card.ts'
import { citedExcerpt, type Citing } from './cited.ts'
import type { CardPage, Placed } from './pages.ts'
import { FIGURE_COLUMNS } from './units.ts'

/** Makes the sections of a page: neighbours that belong under one heading come together, excerpts stand at the end. */
export function sectionsOf(page: CardPage, citing: Citing): Section[] {
  const sections: Section[] = []
  for (const placed of page.units) {
    const joined = join(sections.at(-1), placed)
    if (joined) sections[sections.length - 1] = joined
    else sections.push(...begin(placed))
  }
  const excerpts = [...page.excerpts].map(([number, excerpt]) => citedExcerpt(number, excerpt, citing))
  if (excerpts.length > 0)
    sections.push({ type: 'excerpts', heading: sections.length > 0 ? 'Excerpts' : '', excerpts })
  return sections
}

/** @returns the section with the unit in it; undefined where the unit does not belong there. */
function join(section: Section | undefined, { content, marks }: Placed): Section | undefined {
  if (section?.type !== content.type) return undefined
  if (section.type === 'facts' && content.type === 'facts' && section.heading === content.heading)
    return { ...section, facts: [...section.facts, { ...content.fact, marks }] }
  if (section.type === 'timeline' && content.type === 'timeline')
    return { ...section, entries: [...section.entries, { ...content.fact, marks }] }
  if (section.type === 'table' && content.type === 'table')
    return {
      ...section,
      rows: [...section.rows, { cells: content.cells, marks }],
      notes: [...section.notes, ...(content.note === undefined ? [] : [content.note])],
    }
  if (section.type === 'list' && content.type === 'list' && section.heading === content.heading)
    return { ...section, items: [...section.items, { term: content.term, description: content.description }] }
  if (
    section.type === 'disagreement' &&
    content.type === 'disagreement' &&
    section.question === content.question
  )
    return { ...section, sides: addClaim(section.sides, content.party, { ...content.fact, marks }) }
  return undefined
}

function addClaim(sides: Disagreement['sides'], party: string, claim: StatedFact): Disagreement['sides'] {
  if (sides.every((side) => side.party !== party)) return [...sides, { party, claims: [claim] }]
  return sides.map((side) => (side.party === party ? { ...side, claims: [...side.claims, claim] } : side))
}

function begin({ content, marks }: Placed): Section[] {
  switch (content.type) {
    case 'facts':
      return [{ type: 'facts', heading: content.heading, facts: [{ ...content.fact, marks }] }]
    case 'timeline':
      return [{ type: 'timeline', heading: content.heading, entries: [{ ...content.fact, marks }] }]
    case 'table':
      return [
        {
          type: 'table',
          heading: content.heading,
          columns: FIGURE_COLUMNS,
          rows: [{ cells: content.cells, marks }],
          notes: content.note === undefined ? [] : [content.note],
        },
      ]
    case 'disagreement':
      return [
        {
          type: 'disagreement',
          question: content.question,
          sides: [{ party: content.party, claims: [{ ...content.fact, marks }] }],
        },
      ]
    case 'list':
      return [
        {
          type: 'list',
          heading: content.heading,
          items: [{ term: content.term, description: content.description }],
        },
      ]
    case 'passage':
      return []
  }
}
