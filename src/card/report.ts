import type { Problem } from '../source/problem.ts'
import { entryKinds, kinds } from '../knowledge/kinds.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import type { CardKind, Suggestion } from './card.ts'
import { changeLines } from './changeLines.ts'
import { correctionContent } from './correctionReport.ts'
import { libraryContent } from './libraryReport.ts'
import { problemLines } from './problemLines.ts'
import type { Report } from './response.ts'
import { revisionContent, standingNotes } from './revisionReport.ts'
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
        notes: report.standing ? standingNotes(report.standing) : [],
        units: [
          ...lines('', [
            ...revisionLine(report.standing?.serving),
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
        notes: [
          `The knowledge that was just read serves now${report.revision === undefined ? '' : `, as revision ${report.revision}`}. ${counted(report.problems)}`,
        ],
        units: [...changeLines(report.changes), ...problemLines(report.problems)],
      }
    case 'kept':
      return {
        ...content,
        heading: 'Not reloaded',
        notes:
          report.reason === undefined
            ? [`The previous knowledge still serves. ${counted(report.problems)}`]
            : [report.reason],
        units: problemLines(report.problems),
      }
    case 'history':
    case 'difference':
    case 'went back':
      return { ...content, ...revisionContent(report) }
    case 'corrections':
      return { ...content, ...correctionContent(report) }
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

function revisionLine(serving: number | undefined): [string, string][] {
  return serving === undefined ? [] : [['Revision', String(serving)]]
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
