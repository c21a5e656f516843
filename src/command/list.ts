import type { Config } from '../config.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { ask } from './ask.ts'
import { cite } from './cite.ts'
import { claims } from './claims.ts'
import type { Command } from './command.ts'
import { corrections } from './corrections.ts'
import { digest } from './digest.ts'
import { entryCommands, topicCommand } from './entries.ts'
import { figures } from './figures.ts'
import { narrowable } from './filters.ts'
import { help } from './help.ts'
import { check, reload, status } from './kb.ts'
import { addCommand, drafts, feeds, publish, reject } from './library.ts'
import { mentions } from './mentions.ts'
import { relation } from './relation.ts'
import { source } from './source.ts'
import { difference, goBack, history } from './revisions.ts'
import { rootOf } from './specification.ts'
import { timeline } from './timeline.ts'
import { verify } from './verify.ts'
import { watch } from './watch.ts'

/** Who may add articles: administrators, or everybody, as drafts. */
export type Adders = 'administrators' | 'everyone'

export function addersOf({ ANYBODY_MAY_ADD }: Pick<Config, 'ANYBODY_MAY_ADD'>): Adders {
  return ANYBODY_MAY_ADD ? 'everyone' : 'administrators'
}

/** The commands that are there whatever the knowledge holds, in the order of the help. */
const builtIn = (adders: Adders): readonly Command[] => [
  narrowable(ask, ['from', 'to', 'publisher']),
  ...entryCommands.map((command) => narrowable(command)),
  narrowable(timeline, ['publisher']),
  narrowable(relation, ['from', 'to']),
  narrowable(claims),
  narrowable(figures, ['from', 'to']),
  narrowable(source),
  verify,
  help,
  status,
  check,
  reload,
  history,
  difference,
  goBack,
  addCommand(adders),
  drafts,
  publish,
  reject,
  feeds,
  corrections,
  watch,
  digest,
  mentions,
  cite,
]

/** Names that no topic may take as its command: those of the program, and `context`, which opens them all on Slack. */
export const reserved: ReadonlySet<string> = new Set([
  'context',
  ...builtIn('administrators').map(({ specification }) => rootOf(specification.name)),
])

/** Every command: the program's own, then those of the topics. The same list for the same snapshot. */
export function commandsOf(snapshot: Snapshot, adders: Adders): readonly Command[] {
  const known = lists[adders].get(snapshot)
  if (known) return known
  const topics = [...snapshot.entries.values()].flatMap((entry) =>
    entry.kind === 'topic' && entry.command !== undefined
      ? [narrowable(topicCommand(entry, entry.command))]
      : [],
  )
  const list = [...builtIn(adders), ...topics]
  lists[adders].set(snapshot, list)
  return list
}

/** Kept by snapshot: each question asks for the list, and a snapshot may have many thousand entries. */
const lists: Readonly<Record<Adders, WeakMap<Snapshot, readonly Command[]>>> = {
  administrators: new WeakMap(),
  everyone: new WeakMap(),
}
