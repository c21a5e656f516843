import { datesOf } from '../knowledge/kinds.ts'
import { timeOf, type EdtfDate } from '../source/date.ts'
import type { Fact } from '../knowledge/types.ts'

/** When a fact holds: the first of its dates. */
export function dateOf(fact: Fact): EdtfDate | undefined {
  return datesOf(fact)[0]?.date
}

/** A fact at one of its dates. */
export interface Moment {
  readonly fact: Fact
  /** Absent where the fact has none, but perhaps a place in the order of events. */
  readonly date?: EdtfDate
  /** What happened then, where it is not the fact itself: "signed". */
  readonly what?: string
}

/** Each date of a fact, or the fact without one. */
export function momentsOf(fact: Fact): readonly Moment[] {
  const dates = datesOf(fact)
  return dates.length === 0 ? [{ fact }] : dates.map((date) => ({ fact, ...date }))
}

/** Compares facts as `byTime` does, each at the first of its dates. */
export function byDate(known: readonly Fact[]): (a: Fact, b: Fact) => number {
  const compareMoments = byTime(known)
  return (a, b) => compareMoments(firstMoment(a), firstMoment(b))
}

function firstMoment(fact: Fact): Moment {
  return { fact, ...datesOf(fact)[0] }
}

/**
 * Compares by date; what has none stands after what it is said to come after, and without that at the end.
 * @param known the facts among which one may be said to come after another.
 */
export function byTime(known: readonly Fact[]): (a: Moment, b: Moment) => number {
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
  const placeAt = ({ fact, date }: Moment): Place =>
    date ? placeOfDate(date) : (places.get(fact.id) ?? LAST)
  return (a, b) =>
    comparePlaces(placeAt(a), placeAt(b)) || (a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0)
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
