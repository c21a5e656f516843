import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Statement } from './answer.ts'
import { entryChoice } from './choices.ts'
import { Findings } from './findings.ts'
import { namesOfEntries } from './excerpts.ts'

const MOST_ENTRIES = 10

/** The ids of the actors, places and events that a message names, in its order, each once. */
export function mentionedIn(snapshot: Snapshot, message: string): string[] {
  const ids = snapshot.names.mentions(message).map(({ id }) => id)
  return [...new Set(ids)].filter((id) => snapshot.entries.get(id)?.kind !== 'topic').slice(0, MOST_ENTRIES)
}

/** Tells in short what each of the entries is; all of them may be opened. */
export function mentionsAnswer(snapshot: Snapshot, ids: readonly string[]): Answer {
  const findings = new Findings(snapshot, namesOfEntries(snapshot, new Set(ids)))
  const found = ids.flatMap((id): Statement<'description'>[] => {
    const fact = snapshot.facts.get(id)
    return fact ? [short(findings.description(fact))] : []
  })
  if (found.length === 0) return { status: 'none', asked: 'the names in this message', near: [] }
  return {
    status: 'found',
    subject: { kind: 'mentions', name: '', otherNames: [] },
    findings: found,
    related: ids.flatMap((id) => entryChoice(snapshot, id)),
    notes: [],
  }
}

function short(description: Statement<'description'>): Statement<'description'> {
  return { ...description, excerpts: description.excerpts.slice(0, 1) }
}
