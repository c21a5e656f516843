import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Subject } from './answer.ts'
import { attributedFindings } from './attributed.ts'
import { citedPassages } from './excerpts.ts'
import { FOUND_IN_TEXTS } from './foundInTexts.ts'
import { select, type Selection } from './selection.ts'
import { relatedTo } from './choices.ts'
import { Findings } from './findings.ts'

/** Shows who says what, question by question, side by side. Yields often. */
export function* claimsAnswer(snapshot: Snapshot, about: string | undefined): Generator<void, Answer> {
  const claims = [...snapshot.facts.values()].filter(({ kind }) => kind === 'claim')
  const selection = yield* select(snapshot, claims, about)
  if (selection.status !== 'selection') return selection
  const findings = new Findings(snapshot, selection.highlight)
  const questions = questionsOf(snapshot, selection).flatMap((question) => findings.claims(question))
  const attributed = yield* attributedFindings(
    snapshot,
    selection.passages,
    citedPassages(snapshot, claims),
    selection.highlight,
  )
  const subject: Subject = { kind: 'claims', name: selection.name, otherNames: [] }
  const found = [...questions, ...attributed]
  if (found.length === 0) return { status: 'none', asked: selection.name, subject, near: [] }
  return {
    status: 'found',
    subject,
    findings: found,
    related: relatedTo(snapshot, selection.facts, selection.ids),
    notes: [...selection.notes, ...(attributed.length > 0 ? [FOUND_IN_TEXTS] : [])],
  }
}

/** The questions of which most claims are about it come first; of equals the ones that parties dispute. */
function questionsOf(snapshot: Snapshot, { facts, ids }: Selection): string[] {
  const counts = new Map<string, number>()
  for (const [id, { involves }] of snapshot.questions)
    if (involves.some((other) => ids.has(other))) counts.set(id, 1)
  for (const fact of facts)
    if (fact.kind === 'claim') counts.set(fact.question, (counts.get(fact.question) ?? 0) + 1)
  const order = [...snapshot.questions.keys()]
  return [...counts]
    .sort(([a, most], [b, least]) => least - most || order.indexOf(a) - order.indexOf(b))
    .map(([id]) => id)
}
