import type { EdtfDate } from '../source/date.ts'
import type { Fact } from '../knowledge/types.ts'

/** When a fact holds: its date, or the time that a figure covers. */
export function dateOf(fact: Fact): EdtfDate | undefined {
  return fact.date ?? (fact.kind === 'figure' ? fact.period : undefined)
}

/** An open beginning counts by its end. */
function beginning(date: EdtfDate): string {
  return date.earliest ?? date.latest ?? ''
}

/**
 * Compares by date; what has none stands after what it is said to come after, and without that at the end.
 * @param known the facts among which one may be said to come after another.
 */
export function byDate(known: readonly Fact[]): (a: Fact, b: Fact) => number {
  const facts = new Map(known.map((fact) => [fact.id, fact]))
  const keys = new Map<string, string>()
  const keyOf = (fact: Fact): string => {
    const date = dateOf(fact)
    if (date) return `${beginning(date)} ${date.latest ?? '9999'}`
    const known = keys.get(fact.id)
    if (fact.kind !== 'event' || known !== undefined) return known ?? LAST
    // Where events are said to come after each other in a circle, the circle ends here.
    keys.set(fact.id, LAST)
    const before = fact.after.flatMap((id) => facts.get(id) ?? [])
    const latest = before.map(keyOf).sort().at(-1)
    const key = latest === undefined ? LAST : `${latest} +`
    keys.set(fact.id, key)
    return key
  }
  for (const fact of known) keys.set(fact.id, keyOf(fact))
  return (a, b) => compare(keys.get(a.id) ?? LAST, keys.get(b.id) ?? LAST) || compare(a.id, b.id)
}

/** After every year. */
const LAST = '~'

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
