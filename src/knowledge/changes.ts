import { isDeepStrictEqual } from 'node:util'
import type { Snapshot } from './snapshot.ts'
import { isFact } from './kinds.ts'
import type { Source } from './types.ts'

/** Ids of one kind of thing that a reload changed. */
export interface Change {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly dropped: readonly string[]
}

/** What a reload changed. */
export interface Changes {
  readonly sources: Change
  /** All that quotes sources. */
  readonly facts: Change
  /** All that has a name and quotes nothing. */
  readonly topics: Change
  /** How many quotes were added, and how many dropped; a quote that moved within its source is neither. */
  readonly quotes: { readonly added: number; readonly dropped: number }
}

/** Compares two snapshots, yielding often. */
export function* changesBetween(before: Snapshot, after: Snapshot): Generator<void, Changes> {
  const quotesBefore = yield* quotesIn(before)
  const quotesAfter = yield* quotesIn(after)
  return {
    sources: yield* change(before.sources, after.sources, sameSource),
    facts: yield* change(yield* factTexts(before), yield* factTexts(after), same),
    topics: yield* change(yield* topicTexts(before), yield* topicTexts(after), same),
    quotes: {
      added: yield* countMissing(quotesAfter, quotesBefore),
      dropped: yield* countMissing(quotesBefore, quotesAfter),
    },
  }
}

type Texts = ReadonlyMap<string, string>

function* change<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  isSame: (left: T, right: T) => boolean,
): Generator<void, Change> {
  const added: string[] = []
  const changed: string[] = []
  const dropped: string[] = []
  for (const [id, now] of after) {
    const then = before.get(id)
    if (then === undefined) added.push(id)
    else if (!isSame(then, now)) changed.push(id)
    yield
  }
  for (const id of before.keys()) {
    if (!after.has(id)) dropped.push(id)
    yield
  }
  return { added, changed, dropped }
}

function same(left: string, right: string): boolean {
  return left === right
}

function sameSource(left: Source, right: Source): boolean {
  return left.text === right.text && isDeepStrictEqual(left.particulars, right.particulars)
}

/** Offsets are left out: they move when something is written above them. A claim changes with its question. */
function* factTexts({ facts, questions }: Snapshot): Generator<void, Texts> {
  const texts = new Map<string, string>()
  for (const fact of facts.values()) {
    const quotes = fact.quotes.map(({ source, hash }) => [source, hash])
    const question = fact.kind === 'claim' ? questions.get(fact.question)?.question : undefined
    texts.set(fact.id, JSON.stringify({ ...fact, quotes, question }))
    yield
  }
  return texts
}

function* topicTexts({ entries }: Snapshot): Generator<void, Texts> {
  const texts = new Map<string, string>()
  for (const entry of entries.values()) {
    if (!isFact(entry)) texts.set(entry.id, JSON.stringify(entry))
    yield
  }
  return texts
}

function* quotesIn({ facts }: Snapshot): Generator<void, ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { id, quotes } of facts.values()) {
    for (const { source, hash } of quotes) found.add(`${id} ${source} ${hash}`)
    yield
  }
  return found
}

function* countMissing(some: ReadonlySet<string>, others: ReadonlySet<string>): Generator<void, number> {
  let missing = 0
  for (const quote of some) {
    if (!others.has(quote)) missing += 1
    yield
  }
  return missing
}
