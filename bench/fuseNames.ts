import Fuse from 'fuse.js'
import type { Named } from '../src/search/names/nameIndex.ts'
import { AMBIGUOUS, measure, type Engine, type EngineReport } from './nameMeasure.ts'
import type { NameQuery } from './nameQueries.ts'

/** Fuse takes so long that it is asked a sample. */
const QUERIES = 500
const TUNING_QUERIES = 100
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4]
/** A wrong card is worse than none. */
const WRONG_WEIGHT = 2

/** Fuse over single names, with the settings that do best on the tuning half. */
export function benchFuse(
  indexed: readonly Named[],
  queries: readonly NameQuery[],
  tuning: readonly NameQuery[],
): EngineReport {
  const names = indexed.flatMap(({ id, names }) => names.map((name) => ({ id, name })))
  const few = sample(tuning, TUNING_QUERIES)
  let best = { threshold: 0, useTokenSearch: false, value: -Infinity }
  for (const useTokenSearch of [false, true])
    for (const threshold of THRESHOLDS) {
      const { found, wrong } = measure('', fuseEngine(names, threshold, useTokenSearch), few)
      const value = found - WRONG_WEIGHT * wrong
      if (value > best.value) best = { threshold, useTokenSearch, value }
    }
  const start = performance.now()
  const engine = fuseEngine(names, best.threshold, best.useTokenSearch)
  const build = performance.now() - start
  const title = `fuse.js${best.useTokenSearch ? ' token search' : ''}, threshold ${best.threshold}`
  return { ...measure(title, engine, sample(queries, QUERIES)), build }
}

/** Answers with the first name, or that several entries are equally near. */
function fuseEngine(
  names: readonly { readonly id: string; readonly name: string }[],
  threshold: number,
  useTokenSearch: boolean,
): Engine {
  const fuse = new Fuse(names, {
    keys: ['name'],
    includeScore: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold,
    useTokenSearch,
    tokenMatch: 'all',
  })
  return (query) => {
    const [first, ...others] = fuse.search(query, { limit: 8 })
    if (!first) return undefined
    const isTied = others.some(({ item, score }) => item.id !== first.item.id && score === first.score)
    return isTied ? AMBIGUOUS : first.item.id
  }
}

function sample(queries: readonly NameQuery[], most: number): readonly NameQuery[] {
  const step = Math.max(1, queries.length / most)
  return [...new Array(Math.min(most, queries.length)).keys()].flatMap(
    (at) => queries[Math.floor(at * step)] ?? [],
  )
}
