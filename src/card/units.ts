import { createHash } from 'node:crypto'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { datesOf, headingOf, type FactDate } from '../knowledge/kinds.ts'
import { entryName, type Fact, type Figure } from '../knowledge/types.ts'
import type { DatedFinding, Excerpt, FigureFinding, Finding, Statement } from '../query/answer.ts'
import { dateOf } from '../query/order.ts'
import type { EdtfDate } from '../source/date.ts'
import type { DateLabel, ShownFact, Suggestion } from './card.ts'
import { dateLabel, writtenDateLabel } from './dates.ts'
import { titleLabel } from './footer.ts'
import { foundUnit } from './foundUnits.ts'
import { amountLabel, valueLabel } from './numbers.ts'
import type { View } from './view.ts'

/** A part of an answer that stays in one piece, with the excerpts that bear it out. */
export interface Unit {
  readonly content: UnitContent
  readonly excerpts: readonly Excerpt[]
  /** The view in which it stands whole; absent for lines that the program writes itself. */
  readonly view?: View
  /** The last day on which it may have happened or held, and the first: the greater the later. */
  readonly when?: string
  /** The finding that it shows; absent for lines that the program writes itself. */
  readonly finding?: Finding
  /** What may be done with it, on the page where it stands. */
  readonly suggestions?: readonly Suggestion[]
}

/** What is said, for the section that it goes into. */
export type UnitContent =
  | { readonly type: 'facts'; readonly heading: string; readonly fact: Stated }
  | {
      readonly type: 'timeline'
      readonly heading: string
      readonly fact: Stated & { readonly date: DateLabel }
    }
  | {
      readonly type: 'table'
      readonly heading: string
      readonly cells: readonly string[]
      /** The same as a statement. */
      readonly line: Stated
      readonly note?: string
    }
  | {
      readonly type: 'disagreement'
      readonly question: string
      readonly party: string
      readonly fact: Stated
    }
  | { readonly type: 'list'; readonly heading: string; readonly term: string; readonly description: string }
  | { readonly type: 'passage'; readonly heading?: string }

export interface Stated {
  readonly statement: string
  readonly saidBy?: string
  readonly date?: DateLabel
  readonly fact?: ShownFact
}

export const FIGURE_COLUMNS = [
  { name: 'What', align: 'start' },
  { name: 'How much', align: 'end' },
  { name: 'When', align: 'start' },
  { name: 'Who says so', align: 'start' },
] as const

/** Takes a finding apart into what may stand on different pages. */
export function unitsOf(snapshot: Snapshot, finding: Finding): Unit[] {
  const when = lastDayOf(dateOfFinding(finding))
  const placed = { finding, view: viewOf(finding), ...(when !== undefined && { when }) }
  const { heading } = finding
  return bareUnits(snapshot, finding).map((unit) => ({
    ...unit,
    ...(heading !== undefined && { content: headed(unit.content, heading) }),
    ...placed,
  }))
}

/** A question is its own heading. */
function headed(content: UnitContent, heading: string): UnitContent {
  return content.type === 'disagreement' ? content : { ...content, heading }
}

/** Where a finding stands whole. */
function viewOf(finding: Finding): View {
  switch (finding.kind) {
    case 'description':
      return 'facts'
    case 'statement':
      return finding.fact.kind === 'relation' ? 'relations' : 'facts'
    case 'figure':
      return 'figures'
    case 'dated':
    case 'datedPassage':
      return 'timeline'
    case 'disagreement':
    case 'attributed':
      return 'claims'
    case 'counted':
      return 'figures'
    case 'interaction':
      return 'relations'
    case 'passage':
      return 'excerpts'
  }
}

/** Of two dates that end on the same day, a day is later than its year. */
function lastDayOf(date: EdtfDate | undefined): string | undefined {
  return date?.latest === undefined ? undefined : `${date.latest} ${date.earliest ?? ''}`
}

function dateOfFinding(finding: Finding): EdtfDate | undefined {
  switch (finding.kind) {
    case 'dated':
    case 'datedPassage':
    case 'counted':
    case 'interaction':
      return finding.date
    case 'attributed':
      return finding.published
    case 'description':
    case 'statement':
    case 'figure':
      return dateOf(finding.fact)
    case 'disagreement':
    case 'passage':
      return undefined
  }
}

function bareUnits(snapshot: Snapshot, finding: Finding): Unit[] {
  switch (finding.kind) {
    case 'description':
      return [factUnit(snapshot, '', finding)]
    case 'statement':
      return [factUnit(snapshot, headingOf(finding.fact.kind), finding)]
    case 'figure':
      return [figureUnit(snapshot, finding)]
    case 'dated':
      return [
        {
          content: {
            type: 'timeline',
            heading: 'Timeline',
            fact: { ...stated(snapshot, finding.fact), date: whenLabel(finding) },
          },
          excerpts: finding.excerpts,
        },
      ]
    case 'datedPassage':
      return [
        {
          content: {
            type: 'timeline',
            heading: 'Timeline',
            fact: {
              statement: '',
              date: writtenDateLabel(finding.date, finding.resolvedFrom),
            },
          },
          excerpts: finding.excerpts,
        },
      ]
    case 'disagreement':
      return finding.claims.map(({ fact, excerpts }) => {
        const { statement, date, fact: shown } = stated(snapshot, fact)
        return {
          content: {
            type: 'disagreement',
            question: finding.question.question,
            party: speaker(snapshot, fact),
            fact: { statement, ...(date && { date }), ...(shown && { fact: shown }) },
          },
          excerpts,
        }
      })
    case 'attributed':
    case 'counted':
    case 'interaction':
      return [foundUnit(finding)]
    case 'passage':
      return [{ content: { type: 'passage' }, excerpts: finding.excerpts }]
  }
}

function factUnit(
  snapshot: Snapshot,
  heading: string,
  { fact, excerpts }: Pick<Statement<string>, 'fact' | 'excerpts'>,
): Unit {
  return { content: { type: 'facts', heading, fact: stated(snapshot, fact) }, excerpts }
}

function stated(snapshot: Snapshot, fact: Fact): Stated {
  const date = datesLabel(datesOf(fact))
  return {
    statement: fact.statement,
    ...(fact.saidBy.by === 'actor' && { saidBy: speaker(snapshot, fact) }),
    ...(date && { date }),
    fact: shownFact(fact),
  }
}

/** A fact, with a hash of what a reader sees of it on whatever card. */
export function shownFact(fact: Fact): ShownFact {
  const says = [
    fact.statement,
    fact.saidBy.by === 'actor' ? fact.saidBy.id : '',
    datesLabel(datesOf(fact))?.text,
    fact.kind === 'figure' ? [fact.name, valueLabel(fact)] : [],
  ]
  const hash = createHash('sha256').update(JSON.stringify(says)).digest('base64url').slice(0, 12)
  return { id: fact.id, hash }
}

/** A fact in a line, as a reader is told what it is now. */
export function factLine(fact: Fact): string {
  if (fact.kind === 'figure') return `${fact.name}: ${valueLabel(fact)}`
  const date = datesLabel(datesOf(fact))
  return date ? `${fact.statement} (${date.text})` : fact.statement
}

/** The date of a finding, or the events that it came after where it has none. */
function whenLabel({ date, what, after }: DatedFinding): DateLabel {
  if (date) return datedLabel({ date, ...(what !== undefined && { what }) })
  const names = after.map(({ name }) => name).join(' and ')
  return { text: names === '' ? 'undated' : `undated, after: ${names}`, isUncertain: true }
}

/** All dates of a fact: "signed 2 March 1990, in force June 1990". */
function datesLabel(dates: readonly FactDate[]): DateLabel | undefined {
  const labels = dates.map(datedLabel)
  if (labels.length === 0) return undefined
  return {
    text: labels.map(({ text }) => text).join(', '),
    isUncertain: labels.some(({ isUncertain }) => isUncertain),
  }
}

function datedLabel({ date, what }: FactDate): DateLabel {
  const label = dateLabel(date)
  return what === undefined ? label : { ...label, text: `${what} ${label.text}` }
}

/** Who says so: the actor whom the source reports, else the source's author. */
export function speaker({ entries, sources }: Snapshot, fact: Fact): string {
  if (fact.saidBy.by === 'actor') return entryName(entries, fact.saidBy.id)
  const source = sources.get(fact.quotes[0]?.source ?? '')
  if (source?.particulars.author !== undefined) return source.particulars.author
  return source && sources.size > 1 ? `The author of ${titleLabel(source)}` : 'The author'
}

function figureUnit(snapshot: Snapshot, { fact, sum, excerpts }: FigureFinding): Unit {
  const date = dateOf(fact)
  const cells = [
    fact.name,
    valueLabel(fact),
    date ? dateLabel(date).text : 'not stated',
    speaker(snapshot, fact),
  ]
  const note = sum && sumNote(fact, sum)
  const line = {
    statement: `${fact.name}: ${valueLabel(fact)}`,
    ...(fact.saidBy.by === 'actor' && { saidBy: speaker(snapshot, fact) }),
    ...(date && { date: dateLabel(date) }),
    fact: shownFact(fact),
  }
  return {
    content: { type: 'table', heading: 'Figures', cells, line, ...(note !== undefined && { note }) },
    excerpts,
  }
}

function sumNote(figure: Figure, { parts, sum, agrees }: NonNullable<FigureFinding['sum']>): string {
  const addends = parts.map(({ value }) => amountLabel(value, figure.unit)).join(' + ')
  const result = `${addends} = ${amountLabel(sum, figure.unit)}`
  const given = amountLabel(figure.value, figure.unit)
  return agrees
    ? `${figure.name}: ${result}, which agrees with the ${given} given.`
    : `${figure.name}: ${result}, which does not agree with the ${given} given.`
}

/** Lines of the program's own, each its own unit. */
export function lines(
  heading: string,
  items: readonly (readonly [term: string, description: string])[],
): Unit[] {
  return items.map(([term, description]) => ({
    content: { type: 'list', heading, term, description },
    excerpts: [],
  }))
}
