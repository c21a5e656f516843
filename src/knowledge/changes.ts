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
  /** Sources with a new version: their text is another, and the one before was kept. */
  readonly revised: readonly string[]
  /** Sources that were withdrawn, or are no longer found at their address, and were not before. */
  readonly withdrawn: readonly string[]
  /** All that quotes sources. */
  readonly facts: Change
  /** All that has a name and quotes nothing. */
  readonly topics: Change
  readonly quotes: QuoteChanges
}

export interface QuoteChanges {
  /** How many were added, and how many dropped; a quote that moved within its source is neither. */
  readonly added: number
  readonly dropped: number
  /** Those that stand only in an earlier version of their source now, and stood in the source before. */
  readonly fallen: readonly FallenQuote[]
}

/** A quote that no longer stands in its source. */
export interface FallenQuote {
  /** Ids. */
  readonly fact: string
  readonly source: string
  /** The name of the version in which it stood last. */
  readonly version: string
}

/** Compares two snapshots, yielding often. */
export function* changesBetween(before: Snapshot, after: Snapshot): Generator<void, Changes> {
  const quotesBefore = yield* quotesIn(before)
  const quotesAfter = yield* quotesIn(after)
  const sources = yield* change(before.sources, after.sources, sameSource)
  return {
    sources,
    revised: sources.changed.filter(
      (id) =>
        before.sources.get(id)?.text !== after.sources.get(id)?.text &&
        before.versions.get(id)?.[0]?.name !== after.versions.get(id)?.[0]?.name,
    ),
    withdrawn: sources.changed.filter(
      (id) => isWithdrawn(after.sources.get(id)) && !isWithdrawn(before.sources.get(id)),
    ),
    facts: yield* change(yield* factTexts(before), yield* factTexts(after), same),
    topics: yield* change(yield* topicTexts(before), yield* topicTexts(after), same),
    quotes: {
      added: yield* countMissing(quotesAfter, quotesBefore),
      dropped: yield* countMissing(quotesBefore, quotesAfter),
      fallen: [...quotesAfter].flatMap(([key, quote]) =>
        quote.version !== undefined && quotesBefore.get(key)?.version === undefined && quotesBefore.has(key)
          ? [{ fact: quote.fact, source: quote.source, version: quote.version }]
          : [],
      ),
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

/**
 * By their ids all that facts say. Offsets are left out: they move when something is written above them. A claim changes
 * with its question.
 */
export function* factTexts({ facts, questions }: Snapshot): Generator<void, Texts> {
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

/** Whether a source was withdrawn, or is no longer found at its address. */
export function isWithdrawn(source: Source | undefined): boolean {
  return source?.particulars.withdrawn !== undefined || source?.particulars.gone !== undefined
}

/** By what tells a quote from others: the fact, the source and the words. */
type Quotes = ReadonlyMap<string, Omit<FallenQuote, 'version'> & { readonly version: string | undefined }>

function* quotesIn({ facts }: Snapshot): Generator<void, Quotes> {
  const found = new Map<string, Omit<FallenQuote, 'version'> & { readonly version: string | undefined }>()
  for (const { id, quotes } of facts.values()) {
    for (const { source, version, hash } of quotes)
      found.set(`${id} ${source} ${hash}`, { fact: id, source, version })
    yield
  }
  return found
}

function* countMissing(some: Quotes, others: Quotes): Generator<void, number> {
  let missing = 0
  for (const quote of some.keys()) {
    if (!others.has(quote)) missing += 1
    yield
  }
  return missing
}
