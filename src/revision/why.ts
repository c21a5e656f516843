import type { Change, Changes } from '../knowledge/changes.ts'

const LONGEST = 300
const MOST_IDS = 3

/** What a revision changed, in a sentence for whoever reads the history. */
export function whyOf({ sources, facts, topics, revised, withdrawn }: Changes): string {
  const parts = [
    ...partsOf('source', sources),
    ...(revised.length > 0 ? [`${revised.length} with a new version`] : []),
    ...(withdrawn.length > 0 ? [`${withdrawn.length} withdrawn or gone`] : []),
    ...partsOf('fact', facts),
    ...partsOf('topic', topics),
  ]
  if (parts.length === 0) return 'Nothing that is answered from.'
  const sentence = `${parts.join('; ')}.`
  return sentence.length > LONGEST ? `${sentence.slice(0, LONGEST - 1)}…` : sentence
}

function partsOf(what: string, { added, changed, dropped }: Change): string[] {
  const kinds = [
    ['added', added],
    ['changed', changed],
    ['dropped', dropped],
  ] as const
  return kinds
    .filter(([, ids]) => ids.length > 0)
    .map(([kind, ids]) => `${ids.length} ${what}${ids.length === 1 ? '' : 's'} ${kind} (${some(ids)})`)
}

function some(ids: readonly string[]): string {
  const more = ids.length - MOST_IDS
  return more > 0 ? `${ids.slice(0, MOST_IDS).join(', ')} and ${more} more` : ids.join(', ')
}
