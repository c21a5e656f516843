import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Condition } from './health.ts'

/**
 * Which knowledge serves, since when, and whether the last reload was taken. One that was not is no trouble: the
 * snapshot before it answers.
 */
export function knowledgeCondition({ serving, lastReload }: KnowledgeStore): Condition {
  return {
    revision: serving.snapshot.revision,
    since: serving.loadedAt.toISOString(),
    lastReload: lastReload === undefined ? 'none' : lastReload.swapped ? 'served' : 'refused',
    problems: lastReload?.problems.length ?? 0,
  }
}
