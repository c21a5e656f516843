import { problemLine, type Problem } from '../source/problem.ts'
import { entryKinds, kinds } from '../knowledge/kinds.ts'
import type { Change, Changes } from '../knowledge/changes.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import type { CardKind, Suggestion } from './card.ts'
import { libraryContent } from './libraryReport.ts'
import type { Report } from './response.ts'
import { lines, type Unit } from './units.ts'
import { watchContent } from './watchReport.ts'

interface ReportContent {
  readonly kind: CardKind
  readonly heading: string
  readonly label: string
  readonly notes: readonly string[]
  readonly units: readonly Unit[]
  readonly suggestions?: readonly Suggestion[]
  readonly sources?: readonly Source[]
}

/** What an administrator gets to read, as a card. */
export function reportContent(report: Report, snapshot: Snapshot, today: Date): ReportContent {
  const content = { kind: 'administration' as const, label: 'administration' }
  switch (report.kind) {
    case 'status':
      return {
        ...content,
        heading: 'The knowledge that serves',
        notes: [],
        units: [
          ...lines('', [
            ['Sources', String(report.sources)],
            [entriesInWords(), String(report.entries)],
            ['Facts', String(report.facts)],
            ['Passages', String(report.passages)],
            ['Loaded', report.loadedAt],
          ]),
          ...problemLines(report.problems),
        ],
      }
    case 'check':
      return {
        ...content,
        heading: 'Check of the knowledge folder',
        notes: [counted(report.problems)],
        units: problemLines(report.problems),
      }
    case 'reloaded':
      return {
        ...content,
        heading: 'Reloaded',
        notes: [`The knowledge that was just read serves now. ${counted(report.problems)}`],
        units: [...changeLines(report.changes), ...problemLines(report.problems)],
      }
    case 'kept':
      return {
        ...content,
        heading: 'Not reloaded',
        notes: [`The previous knowledge still serves. ${counted(report.problems)}`],
        units: problemLines(report.problems),
      }
    case 'watches':
      return { ...content, ...watchContent(report) }
    case 'contributed':
    case 'drafts':
    case 'draft':
    case 'reviewed':
    case 'feeds':
    case 'nothing':
      return { ...content, ...libraryContent(report, snapshot, today) }
  }
}

const LISTED = new Intl.ListFormat('en-GB')

/** "Actors, places and topics". */
function entriesInWords(): string {
  const [first = '', ...others] = entryKinds.map((kind) => kinds[kind].entry.plural)
  return LISTED.format([first, ...others.map((plural) => plural.toLowerCase())])
}

function counted(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return problems.length === 0 ? 'No problems.' : `${errors} errors, ${problems.length - errors} warnings.`
}

function problemLines(problems: readonly Problem[]): readonly Unit[] {
  return lines(
    'Problems',
    problems.map((problem) => [problemLine(problem), '']),
  )
}

function changeLines({ sources, revised, withdrawn, facts, topics, quotes }: Changes): readonly Unit[] {
  const fallen = new Set(quotes.fallen.map(({ fact }) => fact))
  return lines('Changes', [
    ...changed('Sources', sources),
    ...told('New versions', revised),
    ...told('Withdrawn or gone', withdrawn),
    ...changed('Facts', facts),
    ...changed('Topics', topics),
    ['Quotes', `${quotes.added} added, ${quotes.dropped} dropped`],
    ...told('Facts whose quotes stand no more', [...fallen]),
  ])
}

function told(name: string, ids: readonly string[]): [string, string][] {
  return ids.length === 0 ? [] : [[name, `${ids.length}: ${some(ids)}`]]
}

const MOST_IDS = 10

function changed(name: string, { added, changed: altered, dropped }: Change): [string, string][] {
  const kinds = [
    ['added', added],
    ['changed', altered],
    ['dropped', dropped],
  ] as const
  const lists = kinds
    .filter(([, ids]) => ids.length > 0)
    .map(([kind, ids]) => `${ids.length} ${kind}: ${some(ids)}`)
  return [[name, lists.length === 0 ? 'unchanged' : lists.join('; ')]]
}

function some(ids: readonly string[]): string {
  const more = ids.length - MOST_IDS
  return more > 0 ? `${ids.slice(0, MOST_IDS).join(', ')} and ${more} more` : ids.join(', ')
}
