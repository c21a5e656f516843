import type { Citation } from '../source/citation.ts'
import type { KnowledgeRecord } from './schema.ts'
import type { Entry, Fact, Question } from './types.ts'

/** What editors wrote, linked up: records by id, and the facts about each entry. */
export interface Facts {
  /** Actors, places, events and topics. */
  readonly entries: ReadonlyMap<string, Entry>
  readonly facts: ReadonlyMap<string, Fact>
  readonly questions: ReadonlyMap<string, Question>
  /** By an entry's id every fact about it: its own, those that name it, bind it or quote it, in the order of the files. */
  readonly involving: ReadonlyMap<string, readonly Fact[]>
}

/**
 * Links records that were checked.
 * @param quotes the citations of each fact, by its id.
 */
export function* linkFacts(
  records: readonly KnowledgeRecord[],
  quotes: ReadonlyMap<string, readonly Citation[]>,
): Generator<void, Facts> {
  const entries = new Map<string, Entry>()
  const facts = new Map<string, Fact>()
  const questions = new Map<string, Question>()
  const involving = new Map<string, Fact[]>()
  for (const record of records) {
    if (record.kind === 'topic') entries.set(record.id, record)
    if (record.kind === 'question')
      questions.set(record.id, { ...record, claims: record.claims.map(({ id }) => id) })
    for (const fact of factsOf(record, quotes)) {
      facts.set(fact.id, fact)
      if (isEntry(fact)) entries.set(fact.id, fact)
      for (const id of involvedIn(fact)) involving.set(id, [...(involving.get(id) ?? []), fact])
    }
    yield
  }
  return { entries, facts, questions, involving }
}

function factsOf(record: KnowledgeRecord, quotes: ReadonlyMap<string, readonly Citation[]>): Fact[] {
  if (record.kind === 'topic') return []
  if (record.kind !== 'question') return [{ ...record, quotes: quotes.get(record.id) ?? [] }]
  return record.claims.map((claim) => ({
    ...claim,
    kind: 'claim',
    question: record.id,
    quotes: quotes.get(claim.id) ?? [],
  }))
}

function isEntry(fact: Fact): fact is Extract<Entry, Fact> {
  return fact.kind === 'actor' || fact.kind === 'place' || fact.kind === 'event'
}

/** Editors need not list what a record says otherwise: itself, the two ends of a relation, who is quoted. */
function involvedIn(fact: Fact): ReadonlySet<string> {
  const ends = fact.kind === 'relation' ? [fact.from, fact.to] : []
  const speaker = fact.saidBy === 'author' ? [] : [fact.saidBy]
  return new Set([...(isEntry(fact) ? [fact.id] : []), ...ends, ...speaker, ...fact.involves])
}
