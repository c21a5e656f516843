import type { Engine } from './engine.ts'
import { flexSearch } from './engines/flexSearch.ts'
import { fuse, fuseTokens } from './engines/fuse.ts'
import { lunrEngine } from './engines/lunr.ts'
import { miniSearch, miniSearchFields, miniSearchTuned } from './engines/miniSearch.ts'
import { orama } from './engines/orama.ts'
import { ours } from './engines/ours.ts'
import { postgres } from './engines/postgres.ts'
import { sqlite } from './engines/sqlite.ts'
import { uFuzzyEngine } from './engines/uFuzzy.ts'

/** All that is compared; ours first, since the others are shown as multiples of it. */
export const ENGINES: readonly Engine[] = [
  ours,
  miniSearchTuned,
  miniSearchFields,
  miniSearch,
  sqlite,
  lunrEngine,
  flexSearch,
  uFuzzyEngine,
  orama,
  fuseTokens,
  fuse,
]

/** Those that can hold a million passages, and PostgreSQL, which a team would reach for that has it running already. */
export const OF_A_MILLION: readonly Engine[] = [ours, sqlite, miniSearchTuned, flexSearch, postgres]

export function engineNamed(name: string): Engine {
  const found = [...ENGINES, ...OF_A_MILLION].find((engine) => engine.name === name)
  if (!found)
    throw new Error(
      `No engine is named “${name}”; expected one of ${ENGINES.map((engine) => engine.name).join(', ')}`,
    )
  return found
}
