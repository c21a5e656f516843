import type { EdtfDate } from '../source/date.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'
import type { Answer, Subject } from './answer.ts'
import { relatedTo } from './choices.ts'
import { Findings, isDated } from './findings.ts'
import { factsAbout } from './about.ts'
import { byDate, dateOf } from './order.ts'

export interface Period {
  readonly from?: EdtfDate | undefined
  readonly to?: EdtfDate | undefined
}

/** Lists what is dated, or has an order, by its date. */
export function timelineAnswer(snapshot: Snapshot, about: string | undefined, period: Period): Answer {
  const { from, to } = period
  if (from?.earliest !== undefined && to?.latest !== undefined && to.latest < from.earliest)
    return {
      status: 'error',
      message: `The time from ${from.edtf} to ${to.edtf} ends before it begins.`,
      near: [`/timeline ${about ?? ''} from:${to.edtf} to:${from.edtf}`.replace('  ', ' ')],
    }
  const scope = factsAbout(snapshot, snapshot.factList, about)
  if (scope.status !== 'facts') return scope
  const dated = distinct(scope.facts.filter((fact) => isDated(fact) || dateOf(fact) !== undefined))
  const within = dated.filter((fact) => isWithin(dateOf(fact), period))
  const subject: Subject = { kind: 'timeline', name: scope.name, otherNames: [], ...rangeOf(period) }
  if (within.length === 0)
    return { status: 'none', asked: scope.name, subject, near: relatedTo(snapshot, scope.facts, new Set()) }
  const findings = new Findings(snapshot, scope.highlight)
  return {
    status: 'found',
    subject,
    findings: within.toSorted(byDate(snapshot.factList)).map((fact) => findings.dated(fact)),
    related: relatedTo(snapshot, within, scope.ids),
    notes: scope.notes,
  }
}

function rangeOf({ from, to }: Period): { readonly about?: string } {
  if (!from && !to) return {}
  return { about: [from ? `from ${from.edtf}` : '', to ? `to ${to.edtf}` : ''].filter(Boolean).join(' ') }
}

/** A date that may fall within the period does. What has an order only is left out of a period. */
function isWithin(date: EdtfDate | undefined, { from, to }: Period): boolean {
  if (!from && !to) return true
  if (!date) return false
  const startsTooLate = to?.latest !== undefined && (date.earliest ?? '') > to.latest
  const endsTooEarly = from?.earliest !== undefined && (date.latest ?? '9999') < from.earliest
  return !startsTooLate && !endsTooEarly
}

/** Events come first; another fact with the same date that the same words bear out tells the same again. */
function distinct(facts: readonly Fact[]): Fact[] {
  const told = new Set<string>()
  const events = facts.filter(({ kind }) => kind === 'event')
  const others = facts.filter(({ kind }) => kind !== 'event')
  return [...events, ...others].filter((fact) => {
    const keys = fact.quotes.map(({ source, start, end }) => `${source} ${start} ${end}`)
    const isTold = fact.kind !== 'event' && keys.every((key) => told.has(key))
    for (const key of keys) told.add(key)
    return !isTold
  })
}
