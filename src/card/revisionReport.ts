import type { Revision } from '../revision/log.ts'
import type { RevisionDifference } from '../revision/past.ts'
import { troubleSentence, type Standing } from '../revision/standing.ts'
import type { TreeDifference } from '../revision/tree.ts'
import { changeLines } from './changeLines.ts'
import { momentLabel } from './dates.ts'
import { request } from './request.ts'
import type { RevisionReport } from './response.ts'
import type { Suggestion } from './card.ts'
import { problemLines } from './problemLines.ts'
import { lines, type Unit } from './units.ts'

interface Content {
  readonly heading: string
  readonly notes: readonly string[]
  readonly units: readonly Unit[]
  readonly suggestions?: readonly Suggestion[]
}

/** What was published, and what somebody went back to, as a card. */
export function revisionContent(report: RevisionReport): Content {
  switch (report.kind) {
    case 'history':
      return historyContent(report.revisions, report.standing)
    case 'difference':
      return differenceContent(report.difference)
    case 'went back':
      return wentBackContent(report)
  }
}

function historyContent(revisions: readonly Revision[], standing: Standing): Content {
  return {
    heading: 'What was published',
    notes: [...standingNotes(standing), ...(revisions.length === 0 ? ['Nothing is published yet.'] : [])],
    units: lines(
      '',
      revisions.map((revision) => [
        termOf(revision, standing),
        `${revision.why} Knowledge ${revision.knowledge}.`,
      ]),
    ),
    suggestions: [],
  }
}

function termOf({ number, at, by }: Revision, { head }: Standing): string {
  return `${number}${number === head ? ', serves' : ''}: ${momentLabel(new Date(at))}, ${by}`
}

/** What an administrator must know of how this process stands to what is published. */
export function standingNotes({ serving, head, behind, away, held, folder }: Standing): string[] {
  return [
    ...(held
      ? [
          `${held.by} went back to revision ${head ?? ''}, ${momentLabel(held.at)}. Changes of the knowledge folder are not taken up until /kb reload, which goes on from the newest revision.`,
        ]
      : []),
    ...(behind
      ? [
          `This process still answers from ${serving === undefined ? 'its folder' : `revision ${serving}`}, not from ${head ?? 'the newest'}, since ${momentLabel(behind.since)}: ${behind.why}.`,
        ]
      : []),
    ...(folder && folder.kind !== 'held' ? [troubleSentence(folder, serving)] : []),
    ...(away
      ? [
          `What is published cannot be looked up since ${momentLabel(away)}; what was published last still serves.`,
        ]
      : []),
  ]
}

function differenceContent({ from, to, files, changes }: RevisionDifference): Content {
  return {
    heading: `From revision ${from.number} to ${to.number}`,
    notes: changes
      ? []
      : ['One of them cannot be served by this version of the program, so only files are compared.'],
    units: [...(changes ? changeLines(changes) : []), ...fileLines(files)],
  }
}

function fileLines({ added, changed, dropped }: TreeDifference): Unit[] {
  const all = [
    ...added.map((path) => [path, 'added'] as const),
    ...changed.map((path) => [path, 'changed'] as const),
    ...dropped.map((path) => [path, 'dropped'] as const),
  ]
  return lines('Files', all.length === 0 ? [['The same files', '']] : all)
}

function wentBackContent({ outcome }: Extract<RevisionReport, { readonly kind: 'went back' }>): Content {
  switch (outcome.status) {
    case 'serving':
      return {
        heading: `Revision ${outcome.number} serves`,
        notes: [
          'Changes of the knowledge folder are not taken up until /kb reload, which goes on from the newest revision.',
        ],
        units: [...changeLines(outcome.changes)],
        suggestions: [HISTORY],
      }
    case 'refused':
      return {
        heading: 'Nothing was done',
        notes: ['This version of the program cannot serve that revision.'],
        units: [...problemLines(outcome.problems)],
        suggestions: [HISTORY],
      }
    case 'undone':
      return { heading: 'Nothing was done', notes: [outcome.sentence], units: [], suggestions: [HISTORY] }
  }
}

const HISTORY: Suggestion = { label: 'What was published', description: '', request: request('kb history') }
