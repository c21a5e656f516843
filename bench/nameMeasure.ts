import type { NameQuery } from './nameQueries.ts'

/** An engine's answer when several entries fit equally well. */
export const AMBIGUOUS = 'ambiguous'

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

/** Asks an engine everything. */
export function measure(
  name: string,
  engine: Engine,
  queries: readonly NameQuery[],
): Omit<EngineReport, 'build'> {
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
