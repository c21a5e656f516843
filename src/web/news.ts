import type { KnowledgeStore } from '../knowledge/store.ts'
import { problemLine } from '../source/problem.ts'
import type { KnowledgeNews } from './protocol.ts'

/** What an open page is told of the knowledge. */
export function newsOf({ snapshot, lastReload }: KnowledgeStore): KnowledgeNews {
  return {
    revision: snapshot.revision,
    isServing: lastReload?.swapped !== false,
    ...(lastReload?.swapped === false && lastReload.reason !== undefined && { reason: lastReload.reason }),
    problems: (lastReload?.problems ?? snapshot.problems).map(problemLine),
  }
}
