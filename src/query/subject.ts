import { labelOf, namesOf } from '../knowledge/kinds.ts'
import type { Entry } from '../knowledge/types.ts'
import type { Subject } from './answer.ts'

/** An entry as what an answer is about. */
export function subjectOf(entry: Entry, about?: string): Subject {
  return {
    kind: entry.kind,
    name: entry.name,
    otherNames: namesOf(entry).slice(1),
    label: labelOf(entry),
    ...(about !== undefined && { about }),
  }
}
