import type { Snapshot } from '../knowledge/snapshot.ts'
import { isEntryKind } from '../knowledge/kinds.ts'
import { entryName, type Fact, type Figure, type Relation } from '../knowledge/types.ts'
import type { Finding } from '../query/answer.ts'
import { dateOf } from '../query/order.ts'
import type { Bars, Chart, Spans, Ties } from './chart.ts'
import { dateLabel } from './dates.ts'
import type { Response } from './response.ts'
import { unitLabel, valueLabel } from './numbers.ts'
import { speaker } from './units.ts'

/** More would not be legible on a phone. */
const MOST = 8
const FEWEST = 2

/**
 * Chooses what is drawn of a page: figures that share an axis, or dated facts, as they stand on it; of an actor all
 * relations, on the first page.
 * @param onPage the findings that stand on this page, in their order.
 * @returns undefined where a picture would show no more than the words do.
 */
export function chartOf(
  answer: Response,
  snapshot: Snapshot,
  onPage: readonly Finding[],
  page: number,
): Chart | undefined {
  if (answer.status !== 'found') return undefined
  const { subject, findings } = answer
  if (subject.kind !== 'topic' && isEntryKind(subject.kind))
    return page === 1 ? tiesOf(snapshot, subject.name, findings) : undefined
  switch (subject.kind) {
    case 'relation':
      return page === 1 ? tiesOf(snapshot, undefined, findings) : undefined
    case 'timeline':
      return spansOf(subject, onPage)
    case 'topic':
    case 'figures':
      return barsOf(snapshot, onPage)
    case 'name':
    case 'claims':
    case 'search':
    case 'mentions':
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
  if (!first || group.length < FEWEST) return undefined
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
  if (dated.length < FEWEST) return undefined
  const undated = findings.filter(({ kind }) => kind === 'dated').length - dated.length
  return {
    type: 'spans',
    title: name === '' ? 'Timeline' : `Timeline: ${name}`,
    spans: dated.slice(0, MOST).map(({ fact, date, what }) => ({
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
  if (ties.size < FEWEST) return undefined
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
