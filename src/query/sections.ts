import { orderOf } from '../knowledge/kinds.ts'
import type { Fact } from '../knowledge/types.ts'
import { isDated } from './findings.ts'
import { byDate } from './order.ts'

/** What has its place in a timeline stands right after what is claimed. */
const TIMELINE = 2

/** Facts in the order of the sections that tell of them; within a section as they come, a timeline by its dates. */
export function inSections(facts: readonly Fact[]): Fact[] {
  const dated = facts.filter(isDated).toSorted(byDate(facts))
  const others = facts.filter((fact) => !isDated(fact))
  return [...dated, ...others].toSorted((a, b) => sectionOf(a) - sectionOf(b))
}

function sectionOf(fact: Fact): number {
  return isDated(fact) ? TIMELINE : orderOf(fact.kind)
}
