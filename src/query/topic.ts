import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Fact, Topic } from '../knowledge/types.ts'
import type { Answer } from './answer.ts'
import { relatedTo } from './choices.ts'
import { citedPassages, namesOfEntries, NO_HIGHLIGHTS } from './excerpts.ts'
import { Findings } from './findings.ts'
import { narrow } from './narrowing.ts'
import { inSections } from './sections.ts'
import { subjectOf } from './subject.ts'

/** Answers what the sources say of a topic: its figures first, as a table. */
export function topicAnswer(snapshot: Snapshot, topic: Topic, about: string | undefined): Answer {
  const all = snapshot.involving.get(topic.id) ?? []
  const subject = subjectOf(topic, about)
  const facts =
    about === undefined ? figuresFirst(all) : narrow(snapshot, all, citedPassages(snapshot, all), about).facts
  const related = relatedTo(snapshot, facts.length > 0 ? facts : all, new Set([topic.id]))
  if (facts.length === 0) return { status: 'none', asked: about ?? topic.name, subject, near: related }
  const named = about === undefined ? undefined : snapshot.names.resolve(about)
  const highlight =
    named?.status === 'found' ? namesOfEntries(snapshot, new Set([named.hit.id])) : NO_HIGHLIGHTS
  const findings = new Findings(snapshot, highlight)
  return { status: 'found', subject, findings: findings.ofFacts(facts), related, notes: [] }
}

function figuresFirst(facts: readonly Fact[]): Fact[] {
  return [
    ...facts.filter(({ kind }) => kind === 'figure'),
    ...inSections(facts.filter(({ kind }) => kind !== 'figure')),
  ]
}
