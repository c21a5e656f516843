import { didYouMean } from '../../search/nearest.ts'
import { error, warning, type Problem } from '../../source/problem.ts'
import { circlesIn } from '../circles.ts'
import { entryKinds, referredBy, type Referred } from '../kinds.ts'
import type { Kind, Written as WrittenOf } from '../types.ts'
import { identified, type Written } from './written.ts'

/** What a record names that is not there, or that is of another kind than it must be. */
export function unknownIds(
  written: Written,
  ids: ReadonlyMap<string, Kind>,
  leftOut: ReadonlySet<string>,
): Problem[] {
  const withClaims = identified([written])
  return withClaims.flatMap(({ record, locate }) =>
    referencesOf(record).flatMap(({ id, path, kinds }) => {
      const kind = ids.get(id)
      if (kind !== undefined && kinds.includes(kind)) return []
      if (kind !== undefined) {
        const wanted = kinds.map(article).join(' or ')
        return [error(locate(path), `${id} is ${article(kind)}; here must stand ${wanted}`)]
      }
      if (leftOut.has(id)) return []
      const candidates = [...ids].filter(([, of]) => kinds.includes(of)).map(([known]) => known)
      return [error(locate(path), `no record has the id ${id}${didYouMean(id, candidates)}`)]
    }),
  )
}

function referencesOf(record: WrittenOf<Kind>): Omit<Referred, 'isAbout'>[] {
  const involves = 'involves' in record ? record.involves : []
  const speaker = 'saidBy' in record && record.saidBy.by === 'actor' ? [record.saidBy.id] : []
  return [
    ...involves.map((id, index) => ({ id, path: ['involves', index], kinds: entryKinds })),
    ...speaker.map((id) => ({ id, path: ['saidBy'], kinds: ['actor' as const] })),
    ...referredBy(record),
  ]
}

function article(kind: Kind): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`
}

/** Each circle is told of once, where it closes. */
export function eventsInCircles(records: readonly Written[]): Problem[] {
  const events = new Map(
    records.flatMap(({ record, locate }) =>
      record.kind === 'event' ? [[record.id, { ...record, locate }]] : [],
    ),
  )
  const circles = circlesIn(new Map([...events].map(([id, { after }]) => [id, after])))
  return circles.flatMap(({ ids, index }) => {
    const [first = '', last = ''] = [ids[0], ids.at(-1)]
    const closing = events.get(last)?.locate(['after', index])
    const message = `these events have no order, as ${[...ids, first].join(' comes after ')}`
    return closing ? [warning(closing, message)] : []
  })
}
