import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Standing } from '../revision/standing.ts'
import type { Condition } from './health.ts'

/** A replica that serves another revision than the others for longer than that is to be asked nothing. */
const LONGEST_BEHIND_MS = 30_000

/**
 * Which knowledge serves, since when, and whether the last reload was taken. One that was not is no trouble: the
 * snapshot before it answers. Nor is it that what is published cannot be looked up: what was published last answers.
 */
export function knowledgeCondition(
  { serving, lastReload }: KnowledgeStore,
  standing?: Standing,
  now = Date.now(),
): Condition {
  return {
    revision: serving.snapshot.revision,
    since: serving.loadedAt.toISOString(),
    lastReload: lastReload === undefined ? 'none' : lastReload.swapped ? 'served' : 'refused',
    problems: lastReload?.problems.length ?? 0,
    ...(standing && published(standing, now)),
  }
}

function published({ serving, head, behind, away, held, folder }: Standing, now: number): Condition {
  const isFarBehind = behind !== undefined && now - behind.since.getTime() > LONGEST_BEHIND_MS
  return {
    number: serving,
    head,
    heldSince: held?.at.toISOString(),
    behindSince: behind?.since.toISOString(),
    awaySince: away?.toISOString(),
    folder: folder?.kind ?? 'published',
    trouble: isFarBehind
      ? `The knowledge is behind what is published since ${behind.since.toISOString()}.`
      : undefined,
  }
}
