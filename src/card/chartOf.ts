import type { Snapshot } from '../knowledge/snapshot.ts'
import { isEntryKind } from '../knowledge/kinds.ts'
import { entryName, type Fact, type Figure, type Relation } from '../knowledge/types.ts'
import type { CountedFinding, Finding } from '../query/answer.ts'
import { dateOf } from '../query/order.ts'
import type { Bars, Chart, Spans, Ties } from './chart.ts'
import { cut } from './cut.ts'
import { dateLabel } from './dates.ts'
import type { Response } from './response.ts'
import { unitLabel, valueLabel } from './numbers.ts'
import { speaker } from './units.ts'
import type { View } from './view.ts'

/** More would not be legible on a phone. */
const MOST = 8
/** Of fewer a picture says no more than the words. */
const FEWEST = { bars: 3, spans: 4, ties: 3 } as const

/**
 * Chooses what is drawn of a view: figures that share an axis, the newest dated facts, or relations.
 * @returns undefined where a picture would show no more than the words do.
 */
export function chartOf(answer: Response, snapshot: Snapshot, view: View): Chart | undefined {
  if (answer.status !== 'found') return undefined
  const { subject, findings } = answer
  switch (view) {
    case 'figures':
      return barsOf(snapshot, findings) ?? seriesOf(findings)
    case 'timeline':
      return spansOf(subject, findings) ?? writtenSpansOf(subject, findings)
    case 'relations':
      if (subject.kind === 'topic') return undefined
      return tiesOf(snapshot, isEntryKind(subject.kind) ? subject.name : undefined, findings)
    case 'excerpts':
    case 'claims':
    case 'facts':
      return undefined
  }
}

function barsOf(snapshot: Snapshot, findings: readonly Finding[]): Bars | undefined {
  const figures = findings.flatMap((finding) => (finding.kind === 'figure' ? [finding.fact] : []))
  const groups = new Map<string, Figure[]>()
  for (const figure of new Set(figures))
    groups.set(axisOf(figure), [...(groups.get(axisOf(figure)) ?? []), figure])
  const [group = []] = [...groups.values()].sort((a, b) => b.length - a.length)
  const [first] = group
  if (!first || group.length < FEWEST.bars) return undefined
  const shown = group.slice(0, MOST)
  const isSeries = new Set(shown.map(({ name }) => name)).size === 1
  const speakers = new Set(shown.map((figure) => speaker(snapshot, figure)))
  return {
    type: 'bars',
    title: [isSeries ? first.name : unitLabel(first.unit, first.per), isSeries ? '' : whenLabel(first)]
      .filter(Boolean)
      .join(', '),
    bars: shown.map((figure) => ({
      label: isSeries ? whenLabel(figure) : figure.name,
      value: figure.value,
      text: valueLabel(figure),
    })),
    caption: [`According to: ${[...speakers].join(', ')}.`, moreLabel(group.length - shown.length)]
      .filter(Boolean)
      .join(' '),
  }
}

/** What the texts give for the same thing on several days: the first such series of the answer. */
function seriesOf(findings: readonly Finding[]): Bars | undefined {
  const series = new Map<string, CountedFinding[]>()
  for (const finding of findings)
    if (finding.kind === 'counted' && finding.date) {
      const key = JSON.stringify([finding.series, finding.unit])
      series.set(key, [...(series.get(key) ?? []), finding])
    }
  const found = [...series.values()].find(
    (figures) => new Set(figures.map(({ date }) => date?.edtf)).size >= FEWEST.bars,
  )
  const [first] = found ?? []
  if (!found || !first) return undefined
  // Of more the newest are drawn: a toll is read from its end.
  const shown = found.slice(-MOST)
  return {
    type: 'bars',
    title: first.series,
    bars: shown.map(({ date, value, amount }) => ({
      label: date ? dateLabel(date).text : '',
      value,
      text: amount,
    })),
    caption: [
      `According to: ${[...new Set(shown.flatMap(({ saidBy }) => saidBy))].join(', ')}.`,
      moreLabel(found.length - shown.length),
    ]
      .filter(Boolean)
      .join(' '),
  }
}

/** Equal for figures that may stand on one axis: money of one time, or one thing counted at several times. */
function axisOf(figure: Figure): string {
  const { unit, per, name } = figure
  const scope = unit === 'percent' || unit === 'count' ? name : (dateOf(figure)?.edtf ?? '')
  return JSON.stringify([unit, per, scope])
}

function whenLabel(figure: Figure): string {
  const date = dateOf(figure)
  return date ? dateLabel(date).text : ''
}

function spansOf({ name }: { readonly name: string }, findings: readonly Finding[]): Spans | undefined {
  const dated = findings.flatMap((finding) => {
    if (finding.kind !== 'dated' || !finding.date) return []
    const { fact, date, what } = finding
    return [{ fact, date, what }]
  })
  if (dated.length < FEWEST.spans) return undefined
  const undated = findings.filter(({ kind }) => kind === 'dated').length - dated.length
  return {
    type: 'spans',
    title: name === '' ? 'Timeline' : `Timeline: ${name}`,
    spans: dated.slice(-MOST).map(({ fact, date, what }) => ({
      label: [momentName(fact), what].filter(Boolean).join(', '),
      date: dateLabel(date).text,
      ...(date.earliest !== undefined && { earliest: date.earliest }),
      ...(date.latest !== undefined && { latest: date.latest }),
      isUncertain: dateLabel(date).isUncertain,
    })),
    caption: [
      'A bar covers all the time that a date may mean; an outline is an uncertain date.',
      undated > 0 ? `${undated} without a date: see the text.` : '',
      moreLabel(dated.length - MOST),
    ]
      .filter(Boolean)
      .join(' '),
  }
}

/** Characters of a sentence that tell which one is meant. */
const LONGEST_SPAN = 60

/** What the texts date by themselves, where editors have not. */
function writtenSpansOf(
  { name }: { readonly name: string },
  findings: readonly Finding[],
): Spans | undefined {
  const dated = findings.flatMap((finding) => (finding.kind === 'datedPassage' ? [finding] : []))
  if (new Set(dated.map(({ date }) => date.edtf)).size < FEWEST.spans) return undefined
  return {
    type: 'spans',
    title: name === '' ? 'Timeline' : `Timeline: ${name}`,
    spans: dated.slice(-MOST).map(({ date, excerpts: [{ quote }] }) => ({
      label: cut(quote.replace(/\s+/gu, ' '), LONGEST_SPAN),
      date: dateLabel(date).text,
      ...(date.earliest !== undefined && { earliest: date.earliest }),
      ...(date.latest !== undefined && { latest: date.latest }),
      isUncertain: dateLabel(date).isUncertain,
    })),
    caption: [
      'The latest sentences that name a date, found in the texts and not reviewed.',
      moreLabel(dated.length - MOST),
    ]
      .filter(Boolean)
      .join(' '),
  }
}

function momentName(fact: Fact): string {
  return fact.kind === 'actor' || fact.kind === 'place' || !('name' in fact) ? fact.statement : fact.name
}

/** @param centre the actor that the others are tied to; by default the one that the first relation begins with. */
function tiesOf(
  { entries }: Snapshot,
  centre: string | undefined,
  findings: readonly Finding[],
): Ties | undefined {
  const nameOf = (id: string): string => entryName(entries, id)
  const all = findings.flatMap((finding) => {
    const fact = finding.kind === 'statement' ? finding.fact : undefined
    return fact?.kind === 'relation' ? [fact] : []
  })
  const middle = centre ?? nameOf(all[0]?.from ?? '')
  const relations = all.filter(({ from, to }) => nameOf(from) === middle || nameOf(to) === middle)
  const ties = new Map<string, Ties['ties'][number]>()
  for (const relation of relations) {
    const direction = directionOf(relation, middle, nameOf)
    const name = nameOf(direction === 'in' || nameOf(relation.to) === middle ? relation.from : relation.to)
    const key = JSON.stringify([name, direction])
    const verbs = [...new Set([...(ties.get(key)?.verbs ?? []), relation.type])]
    ties.set(key, { name, verbs, direction })
  }
  if (ties.size < FEWEST.ties) return undefined
  return {
    type: 'ties',
    title: `Relations of ${middle}`,
    centre: middle,
    ties: [...ties.values()].slice(0, MOST),
    caption: moreLabel(ties.size - MOST),
  }
}

function directionOf(
  relation: Relation,
  middle: string,
  nameOf: (id: string) => string,
): Ties['ties'][number]['direction'] {
  if (relation.mutual) return 'both'
  return nameOf(relation.from) === middle ? 'out' : 'in'
}

function moreLabel(more: number): string {
  return more > 0 ? `${more} more in the text.` : ''
}
