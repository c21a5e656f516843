import type { Attribution } from '../extraction/attribution/attribution.ts'
import type { Quantity } from '../extraction/quantity/quantity.ts'
import { daysOf } from '../source/date.ts'
import type { PassageDate, PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { passageNumber } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'

/* What was found in the texts of a snapshot, by its passages. It stands with each source, and is looked up there. */

/** Something found in a passage. */
export interface InPassage<T> {
  readonly passage: PassageNumber
  readonly source: Source
  /** The first day on which its source may have been published; long ago where that is not known. */
  readonly published: number
  readonly found: T
}

/** Who says what in the passages; in all of the snapshot's sources where they are undefined. Yields often. */
export function attributionsOf(
  snapshot: Snapshot,
  passages: readonly PassageNumber[] | undefined,
): Generator<void, InPassage<Attribution>[]> {
  return inPassages(snapshot, passages, 'attributions')
}

/** What is counted in the passages; in all of the snapshot's sources where they are undefined. Yields often. */
export function quantitiesOf(
  snapshot: Snapshot,
  passages: readonly PassageNumber[] | undefined,
): Generator<void, InPassage<Quantity>[]> {
  return inPassages(snapshot, passages, 'quantities')
}

/** Who says what in one passage. */
export function attributionsIn(snapshot: Snapshot, passage: PassageNumber): readonly Attribution[] {
  const source = snapshot.passages[passage]?.source
  const first = source && snapshot.firstPassages.get(source.id)
  if (!source || first === undefined) return []
  return findingsOf(snapshot, source, 'attributions').filter(({ sentence }) => sentence === passage - first)
}

/** The dates that a passage names. */
export function datesIn(snapshot: Snapshot, passage: PassageNumber): readonly PassageDate[] {
  const source = snapshot.passages[passage]?.source
  const first = source && snapshot.firstPassages.get(source.id)
  if (!source || first === undefined) return []
  const dates = snapshot.parts.sources.get(source.id)?.findings.dates ?? []
  return dates.filter((date) => date.passage === passage - first)
}

interface Found {
  readonly attributions: Attribution
  readonly quantities: Quantity
}

function* inPassages<K extends keyof Found>(
  snapshot: Snapshot,
  passages: readonly PassageNumber[] | undefined,
  kind: K,
): Generator<void, InPassage<Found[K]>[]> {
  const among = passages ?? (snapshot.only && [...snapshot.only])
  const wanted = among && bySource(snapshot, among)
  const sources = wanted
    ? [...wanted.keys()].flatMap((id) => snapshot.sources.get(id) ?? [])
    : [...snapshot.sources.values()]
  const inAll: InPassage<Found[K]>[] = []
  for (const source of sources) {
    yield
    const first = snapshot.firstPassages.get(source.id)
    const numbers = wanted?.get(source.id)
    if (first === undefined || (wanted && !numbers)) continue
    const published = publishedOn(source)
    const all: readonly Found[K][] = findingsOf(snapshot, source, kind)
    for (const found of all)
      if (!numbers || numbers.has(found.sentence))
        inAll.push({ passage: passageNumber(first + found.sentence), source, published, found })
  }
  return inAll
}

function publishedOn({ particulars: { published } }: Source): number {
  return published ? daysOf(published).from : -Infinity
}

function findingsOf<K extends keyof Found>(snapshot: Snapshot, { id }: Source, kind: K): readonly Found[K][] {
  const findings: { readonly [P in keyof Found]: readonly Found[P][] } | undefined =
    snapshot.parts.sources.get(id)?.findings
  return findings?.[kind] ?? []
}

/** By the source's id the passages, counted from its first. */
function bySource(
  { passages: all, firstPassages }: Snapshot,
  passages: readonly PassageNumber[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>()
  for (const passage of passages) {
    const id = all[passage]?.source.id ?? ''
    const first = firstPassages.get(id) ?? 0
    const known = found.get(id) ?? new Set()
    found.set(id, known.add(passage - first))
  }
  return found
}
