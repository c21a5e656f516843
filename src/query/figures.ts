import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Subject } from './answer.ts'
import { scopeOf, type Scope } from './about.ts'
import { relatedTo } from './choices.ts'
import { Findings } from './findings.ts'

/** Lists the numbers that the sources give. */
export function figuresAnswer(snapshot: Snapshot, about: string | undefined): Answer {
  const figures = snapshot.factList.filter((fact) => fact.kind === 'figure')
  const scope = scopeOf(snapshot, figures, about)
  if (scope.status !== 'scope') return scope
  const findings = new Findings(snapshot, scope.highlight)
  const subject: Subject = { kind: 'figures', name: scope.name, otherNames: [] }
  const facts = scope.facts.flatMap((fact) => (fact.kind === 'figure' ? [findings.figure(fact)] : []))
  const found =
    facts.length > 0 ? facts : withNumbers(snapshot, scope).flatMap((passage) => findings.passage(passage))
  if (found.length === 0) return { status: 'none', asked: scope.name, subject, near: [] }
  const related = relatedTo(snapshot, scope.facts, scope.ids)
  return { status: 'found', subject, findings: found, related, notes: scope.notes }
}

/** Where editors have written no figures, the passages that hold a number tell them. */
function withNumbers({ passages, writtenDates }: Snapshot, scope: Scope): number[] {
  const dated = new Set(writtenDates.map(({ passage }) => passage))
  return (scope.passages ?? []).filter((number) => {
    const passage = passages[number]
    if (!passage) return false
    const numbers =
      passage.source.text.slice(passage.sentence.start, passage.sentence.end).match(NUMBER) ?? []
    return numbers.length > (dated.has(number) ? 1 : 0)
  })
}

const NUMBER = /[$€£¥₹%]|\p{Nd}+(?:[.,]\p{Nd}+)*/gu
