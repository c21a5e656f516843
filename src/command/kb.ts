import type { Report } from '../card/response.ts'
import type { Command, CommandContext } from './command.ts'
import type { CommandSpecification } from './specification.ts'

/* The commands of those who keep the knowledge. */

export const status: Command = administration(
  'status',
  'What the knowledge holds and since when',
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
  'check',
  'Checks the knowledge folder as it is now',
  async ({ store }) => ({
    kind: 'check',
    problems: await store.check(),
  }),
)

export const reload: Command = administration(
  'reload',
  'Reads the knowledge folder again and publishes it',
  async ({ store, revisions, caller: { id = 'an administrator' } }) => {
    const { problems, ...reloaded } = await (revisions?.reload(id) ?? store.reload())
    return reloaded.swapped
      ? { kind: 'reloaded', changes: reloaded.changes, problems, revision: revisions?.standing.serving }
      : { kind: 'kept', problems, reason: reloaded.reason }
  },
  { acts: true },
)

/** A command that shows administrators a report. */
export function administration(
  name: string,
  description: string,
  report: (context: CommandContext) => Report | Promise<Report>,
  more: Pick<CommandSpecification, 'acts'> = {},
): Command {
  return {
    specification: {
      name: `kb ${name}`,
      description,
      arguments: [],
      examples: [`/kb ${name}`],
      audience: 'administrators',
      ...more,
    },
    answer: async (context) => ({ status: 'administration', report: await report(context) }),
  }
}
