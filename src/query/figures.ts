import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Subject } from './answer.ts'
import { factsAbout } from './about.ts'
import { relatedTo } from './choices.ts'
import { Findings } from './findings.ts'

/** Lists the numbers that the sources give. */
export function figuresAnswer(snapshot: Snapshot, about: string | undefined): Answer {
  const figures = snapshot.factList.filter((fact) => fact.kind === 'figure')
  const scope = factsAbout(snapshot, figures, about)
  if (scope.status !== 'facts') return scope
  const findings = new Findings(snapshot, scope.highlight)
  const subject: Subject = { kind: 'figures', name: scope.name, otherNames: [] }
  const found = scope.facts.flatMap((fact) => (fact.kind === 'figure' ? [findings.figure(fact)] : []))
  if (found.length === 0) return { status: 'none', asked: scope.name, subject, near: [] }
  const related = relatedTo(snapshot, scope.facts, scope.ids)
  return { status: 'found', subject, findings: found, related, notes: scope.notes }
}
