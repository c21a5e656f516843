import type { Citation } from '../source/citation.ts'
import { isEntry, referredBy } from './kinds.ts'
import type { Entry, Fact, KnowledgeRecord, Question } from './types.ts'

/** What editors wrote, linked up: records by id, and the facts about each entry. */
export interface Facts {
  /** What readers may ask for by name. */
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
    if (record.kind === 'question')
      questions.set(record.id, { ...record, claims: record.claims.map(({ id }) => id) })
    for (const checked of checkedOf(record, quotes)) {
      if ('aliases' in checked) entries.set(checked.id, checked)
      if (!('quotes' in checked)) continue
      facts.set(checked.id, checked)
      for (const id of involvedIn(checked)) involving.set(id, [...(involving.get(id) ?? []), checked])
    }
    yield
  }
  return { entries, facts, questions, involving }
}

/** A record with its quotes, where its kind has any; of a question its claims. */
function checkedOf(
  record: KnowledgeRecord,
  quotes: ReadonlyMap<string, readonly Citation[]>,
): (Entry | Fact)[] {
  if (record.kind === 'question')
    return record.claims.map((claim) => ({
      ...claim,
      question: record.id,
      quotes: quotes.get(claim.id) ?? [],
    }))
  return ['quotes' in record ? { ...record, quotes: quotes.get(record.id) ?? [] } : record]
}

/** Editors need not list what a record says otherwise: itself, whom or what its keys name, who is quoted. */
function involvedIn(fact: Fact): ReadonlySet<string> {
  const named = referredBy(fact).flatMap(({ id, isAbout }) => (isAbout ? id : []))
  const speaker = fact.saidBy.by === 'actor' ? [fact.saidBy.id] : []
  return new Set([...(isEntry(fact) ? [fact.id] : []), ...named, ...speaker, ...fact.involves])
}
