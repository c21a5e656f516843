import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'
import type { Ambiguous, None } from './answer.ts'
import { NO_HIGHLIGHTS, type Highlighter } from './excerpts.ts'
import { highlighterOf, meaningOf } from './meaning.ts'
import { narrow } from './narrowing.ts'

/** Facts about something that a reader has named or described. */
export interface Scope {
  readonly status: 'facts'
  readonly facts: readonly Fact[]
  /** What they are about, in words; empty where it is everything. */
  readonly name: string
  /** The entries that were named. */
  readonly ids: ReadonlySet<string>
  readonly highlight: Highlighter
  readonly notes: readonly string[]
}

/**
 * Keeps the facts about an entry, or about what the words say.
 * @param about everything where it is undefined.
 */
export function factsAbout(
  snapshot: Snapshot,
  facts: readonly Fact[],
  about: string | undefined,
): Scope | Ambiguous | None {
  if (about === undefined)
    return { status: 'facts', facts, name: '', ids: new Set(), highlight: NO_HIGHLIGHTS, notes: [] }
  const meaning = meaningOf(snapshot, about)
  if (meaning.status === 'ambiguous') return { status: 'ambiguous', asked: about, choices: meaning.choices }
  if (meaning.status === 'entry') {
    const { entry, notes } = meaning
    const involving = new Set(snapshot.involving.get(entry.id))
    const about = facts.filter((fact) => involving.has(fact))
    return {
      status: 'facts',
      facts: meaning.about === undefined ? about : narrow(snapshot, about, new Set(), meaning.about).facts,
      name: [entry.name, meaning.about].filter(Boolean).join(' '),
      ids: new Set([entry.id]),
      highlight: highlighterOf(snapshot, meaning),
      notes,
    }
  }
  const narrowed = narrow(snapshot, facts, new Set(), about)
  if (narrowed.facts.length === 0)
    return { status: 'none', asked: about, near: meaning.status === 'none' ? meaning.near : [] }
  const { facts: found } = narrowed
  return { status: 'facts', facts: found, name: about, ids: new Set(), highlight: NO_HIGHLIGHTS, notes: [] }
}
