import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Subject } from './answer.ts'
import { countedFindings } from './counted.ts'
import { citedPassages } from './excerpts.ts'
import { FOUND_IN_TEXTS } from './foundInTexts.ts'
import { numberedPassages } from './passageSets.ts'
import { firstOf } from './ranked.ts'
import { select } from './selection.ts'
import { relatedTo } from './choices.ts'
import { Findings } from './findings.ts'

/** Lists the numbers that the sources give. Yields often. */
export function* figuresAnswer(snapshot: Snapshot, about: string | undefined): Generator<void, Answer> {
  const figures = [...snapshot.facts.values()].filter((fact) => fact.kind === 'figure')
  const selection = yield* select(snapshot, figures, about, yield* numberedPassages(snapshot))
  if (selection.status !== 'selection') return selection
  const findings = new Findings(snapshot, selection.highlight)
  const subject: Subject = { kind: 'figures', name: selection.name, otherNames: [] }
  const facts = selection.facts.flatMap((fact) => (fact.kind === 'figure' ? [findings.figure(fact)] : []))
  const told = citedPassages(snapshot, figures)
  const counted = yield* countedFindings(snapshot, selection.passages, told, selection.highlight)
  // Where nothing is known of what the numbers count, the passages that hold one are shown.
  const { shown, notes } = firstOf(facts.length + counted.length > 0 ? [] : (selection.passages ?? []))
  const found = [...facts, ...counted, ...(yield* findings.passages(shown))]
  if (found.length === 0) return { status: 'none', asked: selection.name, subject, near: [] }
  const related = relatedTo(snapshot, selection.facts, selection.ids)
  return {
    status: 'found',
    subject,
    findings: found,
    related,
    notes: [...selection.notes, ...notes, ...(counted.length > 0 ? [FOUND_IN_TEXTS] : [])],
  }
}
