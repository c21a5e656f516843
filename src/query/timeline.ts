import { timeOf, type EdtfDate } from '../source/date.ts'
import type { PassageDate, PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'
import type { Answer, DatedFinding, DatedPassage, Subject } from './answer.ts'
import { relatedTo } from './choices.ts'
import { citedPassages } from './excerpts.ts'
import { Findings, isDated } from './findings.ts'
import { happenings } from './happenings.ts'
import { datedPassages } from './passageSets.ts'
import { select, type Selection } from './selection.ts'
import { byTime, dateOf, momentsOf, type Moment } from './order.ts'

export interface Period {
  readonly from?: EdtfDate | undefined
  readonly to?: EdtfDate | undefined
}

/** Of more written dates the first are shown, and how many there are is said. */
const MOST_WRITTEN = 200
/** What several sources tell of one date is looked for among so many: those behind are only counted. */
const MOST_READ = 600

/**
 * Lists what is dated, or has an order, by its date: the facts, and what no dated fact tells of the dates in the texts.
 * Yields often.
 */
export function* timelineAnswer(
  snapshot: Snapshot,
  about: string | undefined,
  period: Period,
): Generator<void, Answer> {
  const { from, to } = period
  if (from && to && isBefore(to.latest, from.earliest))
    return {
      status: 'error',
      message: `The time from ${from.edtf} to ${to.edtf} ends before it begins.`,
      near: [`/timeline ${about ?? ''} from:${to.edtf} to:${from.edtf}`.replace('  ', ' ')],
    }
  const selection = yield* select(snapshot, [...snapshot.facts.values()], about, datedPassages(snapshot))
  if (selection.status !== 'selection') return selection
  const dated = selection.facts.filter((fact) => isDated(fact) || dateOf(fact) !== undefined)
  const moments = distinct(dated.flatMap(momentsOf))
  const within = moments.filter(({ date }) => isWithin(date, period))
  const written = writtenDates(snapshot, selection, citedPassages(snapshot, factsOf(moments))).filter(
    ({ date }) => isWithin(date, period),
  )
  const subject: Subject = { kind: 'timeline', name: selection.name, otherNames: [], ...rangeOf(period) }
  const findings = new Findings(snapshot, selection.highlight)
  const lines = yield* happenings(snapshot, written.slice(0, MOST_READ))
  const found = merged(
    within.toSorted(byTime(snapshot.factList)).map((moment) => findings.dated(moment)),
    lines.slice(0, MOST_WRITTEN).flatMap(({ dated, others }) =>
      findings.written(
        dated,
        others.map(({ passage }) => passage),
      ),
    ),
  )
  if (found.length === 0)
    return {
      status: 'none',
      asked: selection.name,
      subject,
      near: relatedTo(snapshot, selection.facts, new Set()),
    }
  const more = lines.length - MOST_WRITTEN + Math.max(0, written.length - MOST_READ)
  const left =
    more > 0 ? [`${more} later dates are not shown; narrow the timeline by about, from or to.`] : []
  const related = relatedTo(snapshot, factsOf(within), selection.ids)
  return { status: 'found', subject, findings: found, related, notes: [...selection.notes, ...left] }
}

/** "This year" has no place in the order of what happened. */
const YEAR = /^\d{4}$/

/** The dates that the passages in question name, each passage once for each date. */
function writtenDates(
  snapshot: Snapshot,
  selection: Selection,
  told: ReadonlySet<PassageNumber>,
): readonly PassageDate<PassageNumber>[] {
  const among = selection.passages && new Set(selection.passages)
  const seen = new Set<string>()
  return snapshot.writtenDates.filter(({ passage, date, isResolved }) => {
    if (isResolved && YEAR.test(date.edtf)) return false
    const key = `${passage} ${date.edtf}`
    if (told.has(passage) || seen.has(key) || (among && !among.has(passage))) return false
    seen.add(key)
    return true
  })
}

/** Puts two lists together by date, both of which are in order; what has no date stays behind what it came after. */
function merged(
  facts: readonly DatedFinding[],
  passages: readonly DatedPassage[],
): (DatedFinding | DatedPassage)[] {
  const rest = [...passages]
  return [
    ...facts.flatMap((finding) => {
      const { date } = finding
      const later = date ? rest.findIndex((passage) => !isBefore(passage.date.earliest, date.earliest)) : 0
      return [...rest.splice(0, later === -1 ? rest.length : later), finding]
    }),
    ...rest,
  ]
}

function rangeOf({ from, to }: Period): { readonly about?: string } {
  if (!from && !to) return {}
  return { about: [from ? `from ${from.edtf}` : '', to ? `to ${to.edtf}` : ''].filter(Boolean).join(' ') }
}

/** A date that may fall within the period does. What has an order only is left out of a period. */
function isWithin(date: EdtfDate | undefined, { from, to }: Period): boolean {
  if (!from && !to) return true
  if (!date) return false
  return !isBefore(to?.latest, date.earliest) && !isBefore(date.latest, from?.earliest)
}

/** Whether both are known, and the first is the earlier one. */
function isBefore(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && timeOf(a) < timeOf(b)
}

function factsOf(moments: readonly Moment[]): Fact[] {
  return [...new Set(moments.map(({ fact }) => fact))]
}

/** Events come first; another fact with the same date that the same words bear out tells the same again. */
function distinct(moments: readonly Moment[]): Moment[] {
  const tellers = new Map<string, string>()
  const events = moments.filter(({ fact }) => fact.kind === 'event')
  const others = moments.filter(({ fact }) => fact.kind !== 'event')
  return [...events, ...others].filter(({ fact, date }) => {
    const keys = fact.quotes.map(({ source, start, end }) => [source, start, end, date?.edtf].join(' '))
    const isTold = keys.every((key) => (tellers.get(key) ?? fact.id) !== fact.id)
    for (const key of keys) if (!tellers.has(key)) tellers.set(key, fact.id)
    return fact.kind === 'event' || !isTold
  })
}
