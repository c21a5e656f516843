import type { Location } from '../../source/problem.ts'
import type { Located } from '../records.ts'
import type { FactKind, Kind, KnowledgeRecord, Written as WrittenOf } from '../types.ts'

export type Written = Located<KnowledgeRecord>
export type WrittenFact = WrittenOf<FactKind>

/** A record's facts: itself, the claims of a question, none of what quotes nothing. */
export function factsOf({ record, locate }: Written): Located<WrittenFact>[] {
  if (record.kind === 'question')
    return record.claims.map((claim, index) => ({
      record: claim,
      locate: (path) => locate(['claims', index, ...path]),
    }))
  return 'quotes' in record ? [{ record, locate }] : []
}

/** Everything that has an id: the records, and the claims within questions. */
export function identified(records: readonly Written[]): Located<WrittenOf<Kind>>[] {
  return records.flatMap((written) =>
    written.record.kind === 'question' ? [written, ...factsOf(written)] : [written],
  )
}

export function placeLabel({ file, line }: Location): string {
  return `${file}:${line}`
}
