import { administration } from './administration.ts'
import type { Command } from './command.ts'

/* The commands of those who keep the knowledge. */

export const status: Command = administration(
  { name: 'kb status', description: 'What the knowledge holds and since when' },
  ({ snapshot, store, revisions }) => ({
    kind: 'status',
    sources: snapshot.sources.size,
    entries: snapshot.entries.size,
    facts: snapshot.facts.size,
    passages: snapshot.passages.length,
    loadedAt: store.loadedAt.toISOString(),
    problems: snapshot.problems,
    standing: revisions?.standing,
  }),
)

export const check: Command = administration(
  { name: 'kb check', description: 'Checks the knowledge folder as it is now' },
  async ({ store }) => ({
    kind: 'check',
    problems: await store.check(),
  }),
)

export const reload: Command = administration(
  { name: 'kb reload', description: 'Reads the knowledge folder again and publishes it', acts: true },
  async ({ store, revisions, caller: { id = 'an administrator' } }) => {
    const { problems, ...reloaded } = await (revisions?.reload(id) ?? store.reload())
    return reloaded.swapped
      ? { kind: 'reloaded', changes: reloaded.changes, problems, revision: revisions?.standing.serving }
      : { kind: 'kept', problems, reason: reloaded.reason }
  },
)
