import type { Change, Changes } from '../knowledge/changes.ts'
import { lines, type Unit } from './units.ts'

/** What a change of the knowledge added, altered and took away, by ids. */
export function changeLines({
  sources,
  revised,
  withdrawn,
  facts,
  topics,
  quotes,
}: Changes): readonly Unit[] {
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
