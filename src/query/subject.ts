import { labelOf, namesOf } from '../knowledge/kinds.ts'
import { fold } from '../search/fold.ts'
import type { Entry } from '../knowledge/types.ts'
import type { Subject } from './answer.ts'
import type { TextName } from './textName.ts'

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

const NOT_REVIEWED = 'found in the texts, not reviewed'

/** What the texts name, of which no editor has written, as what an answer is about. */
export function subjectOfName({ name, entity }: Pick<TextName, 'name' | 'entity'>, about?: string): Subject {
  const kind = entity?.sorted.kind
  const known = new Set([fold(name)])
  const otherNames = (entity?.forms ?? []).flatMap(({ text, count }) => {
    const isNew = !known.has(fold(text)) && count > 1
    known.add(fold(text))
    return isNew ? [text] : []
  })
  return {
    kind: 'name',
    name,
    otherNames,
    label: kind === undefined ? NOT_REVIEWED : `${kind}, ${NOT_REVIEWED}`,
    ...(about !== undefined && { about }),
  }
}
