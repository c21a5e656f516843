import type { Disagreement, Section, StatedFact } from './card.ts'
import { citedExcerpt, type Citing } from './cited.ts'
import type { CardPage, Placed } from './pages.ts'
import { FIGURE_COLUMNS, type UnitContent } from './units.ts'

type OfType<Type extends UnitContent['type']> = Extract<UnitContent, { readonly type: Type }>
type PlacedOf<Type extends UnitContent['type']> = Placed & { readonly content: OfType<Type> }

/**
 * Makes the sections of a page. Neighbours that belong under one heading come together, and what they say is followed by
 * the words that bear it out; an excerpt stands on a page once, after the first that it bears out.
 */
export function sectionsOf(page: CardPage, citing: Citing): Section[] {
  const quoted = new Set<number>()
  const sources = new Set([...page.excerpts.values()].map(({ citation }) => citation.source))
  return runsOf(page.units)
    .flatMap(groupsOf)
    .flatMap((group) => {
      const marks = new Set(group.flatMap((placed) => placed.marks))
      const excerpts = [...marks].flatMap((number) => {
        const excerpt = quoted.has(number) ? undefined : page.excerpts.get(number)
        quoted.add(number)
        return excerpt ? [citedExcerpt(number, excerpt, citing, sources.size === 1)] : []
      })
      return [
        ...said(group),
        ...(excerpts.length === 0
          ? []
          : [{ type: 'excerpts' as const, heading: headingOf(group), excerpts }]),
      ]
    })
}

/** Neighbours that have one heading. */
function runsOf(units: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = []
  for (const unit of units) {
    const last = runs.at(-1)
    if (last?.[0] && headingKey(last[0]) === headingKey(unit)) last.push(unit)
    else runs.push([unit])
  }
  return runs
}

function headingKey({ content, isLead = false }: Placed): string {
  const heading = content.type === 'disagreement' ? content.question : (content.heading ?? '')
  return JSON.stringify([content.type, heading, isLead])
}

/**
 * What of a run is said before the next excerpts come. Figures and the sides of a question are read side by side; of
 * facts those that the same excerpts bear out come together, and events too where that keeps their order.
 */
function groupsOf(run: readonly Placed[]): Placed[][] {
  const [first] = run
  if (first?.content.type === 'timeline') return groupedInOrder(run)
  return first?.content.type === 'facts' ? withoutRepeating(run).flatMap(gathered) : [[...run]]
}

function groupedInOrder(run: readonly Placed[]): Placed[][] {
  const groups: Placed[][] = []
  for (const unit of run) {
    const last = groups.at(-1)
    if (last && isBorneOut(unit, last)) last.push(unit)
    else groups.push([unit])
  }
  return groups
}

function gathered(run: readonly Placed[]): Placed[][] {
  const groups: Placed[][] = []
  for (const unit of run) {
    const group = groups.find((each) => isBorneOut(unit, each))
    if (group) group.push(unit)
    else groups.push([unit])
  }
  // A heading stands before the first of what it is the heading of.
  return groups.map((group, index) => (index === 0 ? group : group.map(unheaded)))
}

/** Whether the excerpts of the group are all that bears it out; what none bears out goes with what stands before it. */
function isBorneOut({ marks }: Placed, group: readonly Placed[]): boolean {
  const quoted = new Set(group.flatMap((each) => each.marks))
  return marks.every((mark) => quoted.has(mark))
}

/** Of passages; what is said before excerpts has its heading already. */
function headingOf([first]: readonly Placed[]): string {
  return first?.content.type === 'passage' ? (first.content.heading ?? '') : ''
}

function unheaded(placed: Placed): Placed {
  const { content } = placed
  return content.type === 'facts' ? { ...placed, content: { ...content, heading: '' } } : placed
}

const AUTHOR = 'The author'

/** "The author says" stands once above what the author says, where it would begin several statements. */
function withoutRepeating(run: readonly Placed[]): Placed[][] {
  const bare = run.flatMap(({ content, ...placed }) => {
    const statement = content.type === 'facts' ? withoutSpeaker(content.fact.statement, [AUTHOR]) : undefined
    return content.type === 'facts' && statement !== undefined
      ? [
          {
            ...placed,
            content: { ...content, heading: `${AUTHOR} says`, fact: { ...content.fact, statement } },
          },
        ]
      : []
  })
  if (bare.length < 2) return [[...run]]
  const others = run.filter(
    ({ content }) =>
      content.type !== 'facts' || withoutSpeaker(content.fact.statement, [AUTHOR]) === undefined,
  )
  return others.length === 0 ? [bare] : [others, bare]
}

/** "that …" of "The author says that …"; undefined where a statement begins otherwise. */
function withoutSpeaker(statement: string, names: readonly string[]): string | undefined {
  const name = names.find((each) => statement.startsWith(`${each} says that `))
  return name === undefined ? undefined : statement.slice(name.length + ' says '.length)
}

/** A group as the section in which it stands. */
function said(group: readonly Placed[]): Section[] {
  const [first] = group
  if (!first) return []
  const { content } = first
  switch (content.type) {
    case 'facts':
      return [{ type: 'facts', heading: content.heading, facts: group.filter(isOf('facts')).map(stated) }]
    case 'timeline':
      return [
        {
          type: 'timeline',
          heading: content.heading,
          entries: group.filter(isOf('timeline')).map(({ content: { fact }, marks }) => ({ ...fact, marks })),
        },
      ]
    case 'table': {
      const rows = group.filter(isOf('table'))
      return [
        {
          type: 'table',
          heading: content.heading,
          columns: FIGURE_COLUMNS,
          rows: rows.map(({ content: { cells, line }, marks }) => ({
            cells,
            marks,
            ...(line.fact && { fact: line.fact }),
          })),
          notes: rows.flatMap(({ content: { note } }) => note ?? []),
        },
      ]
    }
    case 'disagreement':
      return [{ type: 'disagreement', question: content.question, sides: sidesOf(group) }]
    case 'list':
      return [
        {
          type: 'list',
          heading: content.heading,
          items: group
            .filter(isOf('list'))
            .map(({ content: { term, description } }) => ({ term, description })),
        },
      ]
    case 'passage':
      return []
  }
}

function isOf<Type extends UnitContent['type']>(type: Type): (placed: Placed) => placed is PlacedOf<Type> {
  return (placed): placed is PlacedOf<Type> => placed.content.type === type
}

function stated({ content: { fact }, marks }: PlacedOf<'facts'>): StatedFact {
  return { ...fact, marks }
}

/** A party is named once, above what it says. */
function sidesOf(group: readonly Placed[]): Disagreement['sides'] {
  const sides = new Map<string, StatedFact[]>()
  for (const { content, marks } of group.filter(isOf('disagreement'))) {
    const { party, fact } = content
    const statement = withoutSpeaker(fact.statement, [party, AUTHOR]) ?? fact.statement
    sides.set(party, [...(sides.get(party) ?? []), { ...fact, statement, marks }])
  }
  return [...sides].map(([party, claims]) => ({ party, claims }))
}
