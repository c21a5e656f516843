import { buildNameIndex, type Named } from '../src/search/names/nameIndex.ts'
import { Fairness } from './fairness.ts'
import { benchFuse } from './fuseNames.ts'
import { AMBIGUOUS, measure, type Engine, type EngineReport } from './nameMeasure.ts'
import { queriesFor, type NameQuery } from './nameQueries.ts'
import { random } from './random.ts'
import { wordnetNames } from './wordnetNames.ts'

const SEED = 20_250_108
/** Of so many entries one is left out of the index, to be refused. */
const HELD_OUT = 10

export interface NamesReport {
  readonly entries: number
  readonly names: number
  readonly engines: readonly EngineReport[]
}

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
  const next = random(SEED)
  const ids = new Set(indexed.map(({ id }) => id))
  return all.flatMap((entry, at) => {
    const queries = !ids.has(entry.id)
      ? entry.names.map((text) => ({ kind: 'held out', text, name: text, id: undefined }))
      : queriesFor(entry, next)
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

/** The report as a Markdown table; shares in percent. */
export function namesTable({ entries, names, engines }: NamesReport): string {
  const percent = (share: number): string => (share * 100).toFixed(1)
  const rows = engines.flatMap(({ engine, kinds, ...all }) => [
    ...[...kinds].map(
      ([kind, share]) =>
        `| ${engine} | ${kind} | ${share.queries} | ${percent(share.found)} | ${percent(share.wrong)} | ${percent(share.ambiguous)} | |`,
    ),
    `| ${engine} | all | | ${percent(all.found)} | ${percent(all.wrong)} | | ${all.p50.toFixed(3)} / ${all.p99.toFixed(2)}, build ${all.build.toFixed(0)} |`,
  ])
  return [
    `${names} names of ${entries} entries.`,
    '',
    '| engine | asked | queries | found % | wrong % | ambiguous % | p50 / p99 ms |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

if (process.argv[1] === import.meta.filename) process.stdout.write(`${namesTable(benchNames())}\n`)
