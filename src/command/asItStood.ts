import { momentLabel } from '../card/dates.ts'
import type { Request } from '../card/request.ts'
import { KnowledgeError } from '../knowledge/knowledgeError.ts'
import type { Serving } from '../knowledge/store.ts'
import type { Unreadable } from '../query/answer.ts'
import type { Revision } from '../revision/log.ts'
import { NotStored } from '../revision/notStored.ts'
import type { Revisions } from '../revision/revisions.ts'
import { optionalText } from './arguments.ts'
import type { Caller } from './backgrounder.ts'

/**
 * Which revision answers, as its number or as the beginning of what cards show of it. It is no part of a scope: it says
 * which knowledge is asked, before anything is narrowed. For administrators, since what was taken back must not be had
 * by typing a number.
 */
export const revisionAsked = optionalText(
  'revision',
  'For administrators: as it stood in this revision, such as 41',
  {
    suggest: 'revision',
  },
)

/** A revision that was asked for, or why there is none. */
export type AsItStood = { readonly revision: Revision; readonly serving: Serving } | Unreadable

/** @returns undefined where a request is of what serves now. */
export async function asItStood(
  { arguments: values }: Request,
  revisions: Revisions | undefined,
  { isAdministrator }: Caller,
): Promise<AsItStood | undefined> {
  const name = Object.hasOwn(values, revisionAsked.name)
    ? revisionAsked.parse(values[revisionAsked.name])
    : undefined
  if (name === undefined) return undefined
  if (!isAdministrator) return unreadable('How the knowledge stood is for administrators; ask one of them.')
  const revision = revisions && revisionNamed(revisions.recent, name)
  if (!revision)
    return unreadable(
      `There is no revision “${name.slice(0, 40)}” any more; /kb history lists those that there are.`,
    )
  try {
    return { revision, serving: await revisions.at(revision) }
  } catch (cause) {
    if (cause instanceof KnowledgeError)
      return unreadable(`Revision ${revision.number} cannot be served by this version of the program.`)
    if (cause instanceof NotStored)
      return unreadable(
        'What was published before cannot be read at the moment; try again when the database is back.',
      )
    throw cause
  }
}

/** What stands on a card of it. */
export function asItStoodNote({ number, at, by }: Revision): string {
  return `As it stood in revision ${number}, published ${momentLabel(new Date(at))} by ${by}.`
}

const SHORTEST_BEGINNING = 4

function revisionNamed(revisions: readonly Revision[], name: string): Revision | undefined {
  return (
    revisions.find(({ number }) => String(number) === name) ??
    revisions.find(({ knowledge }) => name.length >= SHORTEST_BEGINNING && knowledge.startsWith(name))
  )
}

function unreadable(message: string): Unreadable {
  return { status: 'error', message, near: [] }
}
