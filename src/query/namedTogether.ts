import type { TextEntity } from '../extraction/names/entities.ts'
import { passageOf } from '../extraction/names/mention.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Choice } from './answer.ts'
import { entryChoice, textNameChoice } from './choices.ts'

const MOST = 10

/** What stands in the same sentences, the most frequent first. Yields often. */
export function* namedTogether(snapshot: Snapshot, entity: TextEntity): Generator<void, Choice[]> {
  const passages = new Set(entity.mentions.map(passageOf))
  const counts: { readonly name: string; readonly count: number }[] = []
  for (const [name, other] of snapshot.textEntities) {
    yield
    if (name === entity.name) continue
    let count = 0
    for (const each of other.mentions) if (passages.has(passageOf(each))) count += 1
    if (count > 1) counts.push({ name, count })
  }
  const choices = counts
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .flatMap(({ name }) => {
      const id = entryIdOf(snapshot, snapshot.textEntities.get(name))
      return id === undefined ? [textNameChoice(name)] : entryChoice(snapshot, id)
    })
  return choices.filter(
    ({ kind, name }, at) => choices.findIndex((other) => other.kind === kind && other.name === name) === at,
  )
}

/** The id of the entry that an editor has written of what the texts name. */
export function entryIdOf(snapshot: Snapshot, entity: TextEntity | undefined): string | undefined {
  for (const { text } of entity?.forms ?? []) {
    const resolution = snapshot.names.resolve(text)
    if (resolution.status === 'found' && resolution.hit.level === 'exact') return resolution.hit.id
  }
  return undefined
}
