import { timeOf, type EdtfDate } from '../source/date.ts'
import type { Fact } from '../knowledge/types.ts'

/** When a fact holds: its date, or the time that a figure covers. */
export function dateOf(fact: Fact): EdtfDate | undefined {
  return fact.date ?? (fact.kind === 'figure' ? fact.period : undefined)
}

/**
 * Compares by date; what has none stands after what it is said to come after, and without that at the end.
 * @param known the facts among which one may be said to come after another.
 */
export function byDate(known: readonly Fact[]): (a: Fact, b: Fact) => number {
  const facts = new Map(known.map((fact) => [fact.id, fact]))
  const places = new Map<string, Place>()
  const placeOf = (fact: Fact): Place => {
    const date = dateOf(fact)
    if (date) return placeOfDate(date)
    const known = places.get(fact.id)
    if (fact.kind !== 'event' || known !== undefined) return known ?? LAST
    // Where events are said to come after each other in a circle, the circle ends here.
    places.set(fact.id, LAST)
    const before = fact.after.flatMap((id) => facts.get(id) ?? [])
    const latest = before.map(placeOf).sort(comparePlaces).at(-1)
    const place = latest === undefined ? LAST : { ...latest, after: latest.after + 1 }
    places.set(fact.id, place)
    return place
  }
  for (const fact of known) places.set(fact.id, placeOf(fact))
  return (a, b) =>
    comparePlaces(places.get(a.id) ?? LAST, places.get(b.id) ?? LAST) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** A place in the order of time. */
interface Place {
  /** The first and the last day, in milliseconds since 1970. */
  readonly first: number
  readonly last: number
  /** How many events it is said to come after, one after the other. */
  readonly after: number
}

const LAST: Place = { first: Infinity, last: Infinity, after: 0 }

/** An open beginning counts by its end. */
function placeOfDate({ earliest, latest }: EdtfDate): Place {
  const last = latest === undefined ? Infinity : timeOf(latest)
  return { first: earliest === undefined ? last : timeOf(earliest), last, after: 0 }
}

function comparePlaces(a: Place, b: Place): number {
  return compare(a.first, b.first) || compare(a.last, b.last) || compare(a.after, b.after)
}

/** Not by their difference: that of two infinities is no number. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
