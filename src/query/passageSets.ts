import type { PassageDate, Snapshot } from '../knowledge/snapshot.ts'
import { passageText } from './excerpts.ts'

/* Passages that hold something, whatever they are about: a filter takes them before anything is ranked. */

const dated = new WeakMap<Snapshot, ReadonlySet<number>>()
const numbered = new WeakMap<Snapshot, ReadonlySet<number>>()

/** The passages that write out a date. */
export function datedPassages(snapshot: Snapshot): ReadonlySet<number> {
  const known = dated.get(snapshot) ?? new Set(snapshot.writtenDates.map(({ passage }) => passage))
  dated.set(snapshot, known)
  return known
}

/** The passages that hold a number which is no date. */
export function numberedPassages(snapshot: Snapshot): ReadonlySet<number> {
  const before = numbered.get(snapshot)
  if (before) return before
  const dates = new Map<number, PassageDate[]>()
  for (const date of snapshot.writtenDates)
    dates.set(date.passage, [...(dates.get(date.passage) ?? []), date])
  const found = new Set<number>()
  for (const number of snapshot.passages.keys()) {
    const text = passageText(snapshot, number)
    const spans = dates.get(number) ?? []
    const isNumber = [...text.matchAll(NUMBER)].some(({ index }) =>
      spans.every(({ start, end }) => index < start || index >= end),
    )
    if (isNumber) found.add(number)
  }
  numbered.set(snapshot, found)
  return found
}

const NUMBER = /[$€£¥₹%]|\p{Nd}+(?:[.,]\p{Nd}+)*/gu
