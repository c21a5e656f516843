import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Subject } from './answer.ts'
import { select, type Selection } from './selection.ts'
import { relatedTo } from './choices.ts'
import { Findings } from './findings.ts'

/** Lists the numbers that the sources give. */
export function figuresAnswer(snapshot: Snapshot, about: string | undefined): Answer {
  const figures = snapshot.factList.filter((fact) => fact.kind === 'figure')
  const selection = select(snapshot, figures, about)
  if (selection.status !== 'selection') return selection
  const findings = new Findings(snapshot, selection.highlight)
  const subject: Subject = { kind: 'figures', name: selection.name, otherNames: [] }
  const facts = selection.facts.flatMap((fact) => (fact.kind === 'figure' ? [findings.figure(fact)] : []))
  const found =
    facts.length > 0
      ? facts
      : withNumbers(snapshot, selection).flatMap((passage) => findings.passage(passage))
  if (found.length === 0) return { status: 'none', asked: selection.name, subject, near: [] }
  const related = relatedTo(snapshot, selection.facts, selection.ids)
  return { status: 'found', subject, findings: found, related, notes: selection.notes }
}

/** Where editors have written no figures, the passages that hold a number tell them. */
function withNumbers({ passages, writtenDates }: Snapshot, selection: Selection): number[] {
  const dated = new Set(writtenDates.map(({ passage }) => passage))
  return (selection.passages ?? []).filter((number) => {
    const passage = passages[number]
    if (!passage) return false
    const numbers =
      passage.source.text.slice(passage.sentence.start, passage.sentence.end).match(NUMBER) ?? []
    return numbers.length > (dated.has(number) ? 1 : 0)
  })
}

const NUMBER = /[$€£¥₹%]|\p{Nd}+(?:[.,]\p{Nd}+)*/gu
