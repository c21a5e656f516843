import Fuse from 'fuse.js'
import { buildNameIndex, type Named } from '../src/search/nameIndex.ts'
import { Fairness } from './fairness.ts'
import { queriesFor, type NameQuery } from './nameQueries.ts'
import { seeded } from './random.ts'
import { wordnetNames } from './wordnetNames.ts'

const SEED = 20_250_108
/** Every so manieth entry is left out of the index, to be refused. */
const HELD_OUT = 10
const PEER_QUERIES = 1000
const PEER_TUNING_QUERIES = 250
const PEER_THRESHOLDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4]

/** What an engine answers: the id of the one it found, 'ambiguous', or undefined. */
export type Engine = (query: string) => string | undefined

/** Shares of the queries, 0..1. */
export interface Share {
  readonly queries: number
  readonly found: number
  readonly wrong: number
  readonly ambiguous: number
}

export interface EngineReport {
  readonly engine: string
  /** Of each kind of query; `held out` are names of entries that the index lacks, of which none may be found. */
  readonly kinds: ReadonlyMap<string, Share>
  /** Of all queries that have an answer; but wrong is of all queries. */
  readonly found: number
  readonly wrong: number
  /** Milliseconds. */
  readonly build: number
  readonly p50: number
  readonly p99: number
}

export interface NamesReport {
  readonly entries: number
  readonly names: number
  readonly engines: readonly EngineReport[]
}

const AMBIGUOUS = 'ambiguous'

/** Asks WordNet's names; rules were tuned on one half of the entries, and the other half is reported. */
export function benchNames(half: 'tuning' | 'reported' = 'reported'): NamesReport {
  const all = wordnetNames()
  const indexed = all.filter((_, at) => at % HELD_OUT !== 0)
  const queries = askedOf(all, indexed, half)
  return {
    entries: indexed.length,
    names: indexed.reduce((sum, { names }) => sum + names.length, 0),
    engines: [benchCore(indexed, queries), benchFuse(indexed, queries, askedOf(all, indexed, 'tuning'))],
  }
}

/** The fair queries of one half of the entries. */
export function askedOf(
  all: readonly Named[],
  indexed: readonly Named[],
  half: 'tuning' | 'reported',
): NameQuery[] {
  const fairness = new Fairness(indexed)
  const random = seeded(SEED)
  const ids = new Set(indexed.map(({ id }) => id))
  return all.flatMap((entry, at) => {
    const queries = !ids.has(entry.id)
      ? entry.names.map((text) => ({ kind: 'held out', text, name: text, id: undefined }))
      : queriesFor(entry, random)
    const isAsked = Math.floor(at / HELD_OUT) % 2 === (half === 'tuning' ? 0 : 1)
    return isAsked
      ? queries.filter(({ text, name, id }) => fairness.isFair(text, id) && fairness.isFair(name, id))
      : []
  })
}

function benchCore(indexed: readonly Named[], queries: readonly NameQuery[]): EngineReport {
  const start = performance.now()
  const work = buildNameIndex(indexed)
  let step = work.next()
  while (step.done !== true) step = work.next()
  const index = step.value
  const build = performance.now() - start
  const engine: Engine = (query) => {
    const resolution = index.resolve(query)
    if (resolution.status === 'found') return resolution.hit.id
    return resolution.status === 'ambiguous' ? AMBIGUOUS : undefined
  }
  return { ...measure('backgrounder', engine, queries), build }
}

/** Fuse over single names, with the threshold that does best on the tuning half. */
function benchFuse(
  indexed: readonly Named[],
  queries: readonly NameQuery[],
  tuning: readonly NameQuery[],
): EngineReport {
  const names = indexed.flatMap(({ id, names }) => names.map((name) => ({ id, name })))
  const engineAt = (threshold: number): Engine => {
    const fuse = new Fuse(names, {
      keys: ['name'],
      includeScore: true,
      ignoreLocation: true,
      ignoreDiacritics: true,
      threshold,
    })
    return (query) => {
      const [first, ...others] = fuse.search(query, { limit: 8 })
      if (!first) return undefined
      const isTied = others.some(({ item, score }) => item.id !== first.item.id && score === first.score)
      return isTied ? AMBIGUOUS : first.item.id
    }
  }
  const few = sample(tuning, PEER_TUNING_QUERIES)
  let best = { threshold: 0, value: -Infinity }
  for (const threshold of PEER_THRESHOLDS) {
    const { found, wrong } = measure('', engineAt(threshold), few)
    if (found - 2 * wrong > best.value) best = { threshold, value: found - 2 * wrong }
  }
  const start = performance.now()
  const engine = engineAt(best.threshold)
  const build = performance.now() - start
  return {
    ...measure(`fuse.js, threshold ${best.threshold}`, engine, sample(queries, PEER_QUERIES)),
    build,
  }
}

function sample(queries: readonly NameQuery[], most: number): readonly NameQuery[] {
  const step = Math.max(1, queries.length / most)
  return [...new Array(Math.min(most, queries.length)).keys()].flatMap(
    (at) => queries[Math.floor(at * step)] ?? [],
  )
}

function measure(name: string, engine: Engine, queries: readonly NameQuery[]): Omit<EngineReport, 'build'> {
  const times: number[] = []
  const tallies = new Map<string, { queries: number; found: number; wrong: number; ambiguous: number }>()
  for (const { kind, text, id } of queries) {
    const start = performance.now()
    const answer = engine(text)
    times.push(performance.now() - start)
    const tally = tallies.get(kind) ?? { queries: 0, found: 0, wrong: 0, ambiguous: 0 }
    tallies.set(kind, tally)
    tally.queries += 1
    if (answer === AMBIGUOUS) tally.ambiguous += 1
    else if (answer !== undefined && answer === id) tally.found += 1
    else if (answer !== undefined) tally.wrong += 1
  }
  times.sort((a, b) => a - b)
  const all = [...tallies]
  const sum = (of: (tally: Share) => number): number =>
    all.reduce((before, [, tally]) => before + of(tally), 0)
  const answered = sum(({ queries }) => queries) - (tallies.get('held out')?.queries ?? 0)
  return {
    engine: name,
    kinds: new Map(all.map(([kind, tally]) => [kind, shareOf(tally)])),
    found: sum(({ found }) => found) / answered,
    wrong: sum(({ wrong }) => wrong) / queries.length,
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  }
}

function shareOf({ queries, found, wrong, ambiguous }: Share): Share {
  return { queries, found: found / queries, wrong: wrong / queries, ambiguous: ambiguous / queries }
}
