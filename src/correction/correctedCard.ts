import {
  isStruck,
  statementsIn,
  type Card,
  type CitedExcerpt,
  type Correction,
  type Section,
  type TableRow,
} from '../card/card.ts'
import { isEmpty, type Corrections } from './corrections.ts'

/** The card as it was shared, with what became of it: what does not hold is struck out, what is so now beside it. */
export function correctedCard(card: Card, corrections: Corrections): Card {
  if (isEmpty(corrections)) return card
  const struck = new Set(
    Object.entries(corrections.excerpts).flatMap(([number, each]) => (isStruck(each) ? Number(number) : [])),
  )
  return {
    ...card,
    notes: [headNote(corrections), ...card.notes],
    sections: card.sections.map((section) => correctedSection(section, corrections, struck)),
  }
}

/** Only what was corrected, for where the card itself cannot be changed. */
export function correctionAlone(card: Card, corrections: Corrections): Card {
  const whole = correctedCard(card, corrections)
  return {
    ...whole,
    label: 'correction of a card above',
    otherNames: [],
    notes: whole.notes.slice(0, 1),
    sections: whole.sections.flatMap(onlyCorrected),
    suggestions: [],
    views: [],
    page: { number: 1, count: 1, excerpts: Object.keys(corrections.excerpts).length },
  }
}

function headNote({ excerpts, facts }: Corrections): string {
  const all = [...Object.values(excerpts), ...Object.values(facts)]
  const struck = all.filter(isStruck)
  const last = struck.findLast(({ kind }) => kind === 'changed') ?? struck.at(-1)
  if (!last) return 'A source of this card is no longer found at its address.'
  return last.kind === 'changed'
    ? `Corrected ${last.day}: what is struck out no longer stands.`
    : `Withdrawn ${last.day}: nobody stands by what is struck out any more.`
}

/** What statements of every kind have. */
type Correctable = Pick<TableRow, 'fact' | 'marks' | 'correction'>

/** Puts other statements and excerpts in the place of each; none takes it out. */
interface Rewriting {
  readonly statement: <Item extends Correctable>(item: Item) => readonly Item[]
  readonly excerpt: (excerpt: CitedExcerpt) => readonly CitedExcerpt[]
}

function rewritten(section: Section, { statement, excerpt }: Rewriting): Section {
  switch (section.type) {
    case 'facts':
      return { ...section, facts: section.facts.flatMap(statement) }
    case 'timeline':
      return { ...section, entries: section.entries.flatMap(statement) }
    case 'table':
      return { ...section, rows: section.rows.flatMap(statement) }
    case 'disagreement': {
      const sides = section.sides.map((side) => ({ ...side, claims: side.claims.flatMap(statement) }))
      return { ...section, sides: sides.filter(({ claims }) => claims.length > 0) }
    }
    case 'excerpts':
      return { ...section, excerpts: section.excerpts.flatMap(excerpt) }
    case 'list':
      return section
  }
}

function correctedSection(
  section: Section,
  { excerpts, facts }: Corrections,
  struck: ReadonlySet<number>,
): Section {
  return rewritten(section, {
    statement: (item) => {
      const found = item.fact ? facts[item.fact.id] : unfounded(item.marks, struck)
      return [found ? { ...item, correction: found } : item]
    },
    excerpt: (excerpt) => {
      const found = excerpts[String(excerpt.number)]
      return [found ? { ...excerpt, correction: found } : excerpt]
    },
  })
}

/** What the program read in words goes with all of them. */
function unfounded(marks: readonly number[], struck: ReadonlySet<number>): Correction | undefined {
  if (marks.length === 0 || !marks.every((mark) => struck.has(mark))) return undefined
  return { kind: 'withdrawn', sentence: '', day: '' }
}

function onlyCorrected(section: Section): Section[] {
  const left = rewritten(section, {
    statement: (item) => (item.correction ? [item] : []),
    excerpt: (excerpt) => (excerpt.correction ? [excerpt] : []),
  })
  const isLeft = left.type === 'excerpts' ? left.excerpts.length > 0 : statementsIn(left).length > 0
  return isLeft ? [left] : []
}
