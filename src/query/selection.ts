import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'
import type { Ambiguous, None } from './answer.ts'
import { NO_HIGHLIGHTS, type Highlighter } from './excerpts.ts'
import { highlighterOf, meaningOf, type Meaning } from './meaning.ts'
import { narrow, narrowFacts, narrowingWords } from './narrowing.ts'

/** What the knowledge holds about something that a reader has named or described. */
export interface Selection {
  readonly status: 'selection'
  readonly facts: readonly Fact[]
  /** The passages about it, best first; undefined where it is everything. */
  readonly passages: readonly PassageNumber[] | undefined
  /** What it is about, in words; empty where it is everything. */
  readonly name: string
  /** The entries that were named. */
  readonly ids: ReadonlySet<string>
  readonly highlight: Highlighter
  readonly notes: readonly string[]
}

/**
 * Keeps the facts and passages about an entry, about a name that stands in the texts, or about what the words say.
 * @param asked everything where it is undefined.
 * Yields often.
 * @param among the only passages that count, where that is not all of them: no best of others takes their place.
 */
export function* select(
  snapshot: Snapshot,
  facts: readonly Fact[],
  asked: string | undefined,
  among?: ReadonlySet<PassageNumber>,
): Generator<void, Selection | Ambiguous | None> {
  const about = narrowingWords(asked)
  const everything = {
    status: 'selection',
    ids: new Set<string>(),
    highlight: NO_HIGHLIGHTS,
    notes: [],
  } as const
  if (about === undefined) return { ...everything, facts, passages: undefined, name: '' }
  const meaning = yield* meaningOf(snapshot, about)
  if (meaning.status === 'ambiguous') return { status: 'ambiguous', asked: about, choices: meaning.choices }
  if (meaning.status === 'entry') return entrySelection(snapshot, facts, meaning, among)
  if (meaning.status === 'name') {
    const { name, passages, highlight, notes } = meaning
    const own = narrowFacts(snapshot, facts, about)
    return { ...everything, facts: own, passages: within(passages, among), name, highlight, notes }
  }
  const narrowed = narrow(snapshot, facts, among, about)
  if (narrowed.facts.length === 0 && narrowed.passages.length === 0)
    return { status: 'none', asked: about, near: meaning.near }
  return { ...everything, ...narrowed, name: about }
}

function entrySelection(
  snapshot: Snapshot,
  all: readonly Fact[],
  meaning: Extract<Meaning, { status: 'entry' }>,
  among: ReadonlySet<PassageNumber> | undefined,
): Selection {
  const { entry, about, notes } = meaning
  const involving = new Set(snapshot.involving.get(entry.id))
  const facts = all.filter((fact) => involving.has(fact))
  const passages = within(snapshot.namedIn.get(entry.id) ?? [], among)
  return {
    status: 'selection',
    ...(about === undefined ? { facts, passages } : narrow(snapshot, facts, new Set(passages), about)),
    name: [entry.name, about].filter(Boolean).join(' '),
    ids: new Set([entry.id]),
    highlight: highlighterOf(snapshot, meaning),
    notes,
  }
}

function within(
  passages: readonly PassageNumber[],
  among: ReadonlySet<PassageNumber> | undefined,
): readonly PassageNumber[] {
  return among ? passages.filter((passage) => among.has(passage)) : passages
}
