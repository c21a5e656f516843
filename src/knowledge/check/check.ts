import type { Citation } from '../../source/citation.ts'
import type { Problem } from '../../source/problem.ts'
import { collidingCommands, collidingNames, duplicateIds } from './collisions.ts'
import type { Known } from './known.ts'
import { unlikeParts } from './parts.ts'
import { findQuotes } from './quotes.ts'
import { eventsInCircles, unknownIds } from './references.ts'
import { factsOf, identified, type Written } from './written.ts'

/** Everything that was read, with every record's quotes; a fact's quotes are found by its id. */
export interface Checked {
  readonly quotes: ReadonlyMap<string, readonly Citation[]>
  readonly problems: readonly Problem[]
}

/** Checks the records against each other and against the sources: what no record can be held to alone. */
export function* checkRecords(records: readonly Written[], known: Known): Generator<void, Checked> {
  const ids = new Map(identified(records).map(({ record }) => [record.id, record.kind]))
  const figures = new Map(
    records.flatMap(({ record }) => (record.kind === 'figure' ? [[record.id, record] as const] : [])),
  )
  const problems = [
    ...duplicateIds(records),
    ...(yield* collidingNames(records)),
    ...collidingCommands(records, known.reserved),
    ...eventsInCircles(records),
  ]
  const quotes = new Map<string, readonly Citation[]>()
  for (const written of records) {
    problems.push(...unknownIds(written, ids, known.leftOut.records), ...unlikeParts(written, figures))
    for (const { record, locate } of factsOf(written)) {
      const found = findQuotes(record, locate, known)
      quotes.set(record.id, found.citations)
      problems.push(...found.problems)
      yield
    }
  }
  return { quotes, problems }
}
