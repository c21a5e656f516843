import { passageNumber, type PassageDate, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import { passageText } from './excerpts.ts'

/* Passages that hold something, whatever they are about: a filter takes them before anything is ranked. */

const dated = new WeakMap<Snapshot, ReadonlySet<PassageNumber>>()
const numbered = new WeakMap<Snapshot, ReadonlySet<PassageNumber>>()

/** The passages that write out a date. */
export function datedPassages(snapshot: Snapshot): ReadonlySet<PassageNumber> {
  const known = dated.get(snapshot) ?? new Set(snapshot.writtenDates.map(({ passage }) => passage))
  dated.set(snapshot, known)
  return known
}

/** The passages that hold a number which is no date. Yields often. */
export function* numberedPassages(snapshot: Snapshot): Generator<void, ReadonlySet<PassageNumber>> {
  const before = numbered.get(snapshot)
  if (before) return before
  const dates = new Map<PassageNumber, PassageDate[]>()
  for (const date of snapshot.writtenDates)
    dates.set(date.passage, [...(dates.get(date.passage) ?? []), date])
  const found = new Set<PassageNumber>()
  for (const at of snapshot.passages.keys()) {
    const number = passageNumber(at)
    const text = passageText(snapshot, number)
    const spans = dates.get(number) ?? []
    yield
    const isNumber = [...text.matchAll(NUMBER)].some(({ index }) =>
      spans.every(({ start, end }) => index < start || index >= end),
    )
    if (isNumber) found.add(number)
  }
  numbered.set(snapshot, found)
  return found
}

const NUMBER = /[$€£¥₹%]|\p{Nd}+(?:[.,]\p{Nd}+)*/gu
