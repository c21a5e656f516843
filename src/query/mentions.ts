import { createHash } from 'node:crypto'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Statement } from './answer.ts'
import { entryChoice } from './choices.ts'
import { Findings } from './findings.ts'
import { namesOfEntries } from './excerpts.ts'

const MOST_ENTRIES = 10

/** The codes of what a message names and the sources say something of, in its order, each once. */
export function mentionedIn(snapshot: Snapshot, message: string): string[] {
  const ids = snapshot.names.mentions(message).map(({ id }) => id)
  return [...new Set(ids)]
    .filter((id) => snapshot.facts.has(id))
    .slice(0, MOST_ENTRIES)
    .map(codeOf)
}

const CODE_CHARACTERS = 5

/** So short that a button carries all of a message's entries; in a thousand entries two seldom share one. */
function codeOf(id: string): string {
  const hash = createHash('sha256').update(id).digest()
  return hash.readUIntBE(0, 6).toString(36).slice(-CODE_CHARACTERS)
}

/**
 * Tells in short what each of the entries is; all of them may be opened.
 * @param asked the entries' codes, or their ids.
 */
export function mentionsAnswer(snapshot: Snapshot, asked: readonly string[]): Answer {
  const ids = idsOf(snapshot, asked)
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

function idsOf({ entries }: Snapshot, asked: readonly string[]): string[] {
  const byCode = new Map([...entries.keys()].map((id) => [codeOf(id), id]))
  const ids = asked.flatMap((one) => (entries.has(one) ? one : (byCode.get(one) ?? [])))
  return [...new Set(ids)].slice(0, MOST_ENTRIES)
}

function short(description: Statement<'description'>): Statement<'description'> {
  return { ...description, excerpts: description.excerpts.slice(0, 1) }
}
