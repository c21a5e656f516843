import { descriptionOf } from '../knowledge/kinds.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'
import type { Choice } from './answer.ts'

const MOST_RELATED = 10

/** An entry to choose; empty where there is none with the id. */
export function entryChoice(snapshot: Snapshot, id: string): Choice[] {
  const entry = snapshot.entries.get(id)
  if (!entry) return []
  return [{ name: entry.name, kind: entry.kind, id, description: descriptionOf(entry) }]
}

export function textNameChoice(name: string): Choice {
  return { name, kind: 'name', description: '' }
}

/** The entries that facts have to do with, the most frequent first, without those that the reader has before them. */
export function relatedTo(
  snapshot: Snapshot,
  facts: readonly Fact[],
  without: ReadonlySet<string>,
): Choice[] {
  const counts = new Map<string, number>()
  for (const fact of facts)
    for (const id of fact.involves) if (!without.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
    .slice(0, MOST_RELATED)
    .flatMap(([id]) => entryChoice(snapshot, id))
}
