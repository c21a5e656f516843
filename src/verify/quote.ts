import type { Snapshot } from '../knowledge/snapshot.ts'
import { hashOf } from '../source/citation.ts'
import { readPasted } from './pastedCitation.ts'
import { findQuotation } from './quotations.ts'
import { excerptEvidence } from './evidence.ts'
import type { Evidence, QuotationChange } from './verification.ts'

/** Whether words stand in a source. */
export interface CheckedQuote {
  readonly match: 'exact' | 'altered' | 'nowhere'
  readonly evidence: readonly Evidence[]
  readonly changes: readonly QuotationChange[]
  /** Of an excerpt that was copied with its citation. */
  readonly citation?: {
    readonly sourceId: string
    readonly paragraph: number
    readonly hash: string
    /** Whether the words are those that were copied. */
    readonly isUnaltered: boolean
    /** Whether what was copied stands in that source now. */
    readonly stillStands: boolean
  }
}

/** Looks words up, or what was copied with its citation. */
export function checkQuote(snapshot: Snapshot, given: string): CheckedQuote {
  const pasted = readPasted(given)
  const found = findQuotation(snapshot, pasted?.quote ?? given)
  const checked: CheckedQuote = found
    ? {
        match: found.match,
        evidence: [excerptEvidence(snapshot, found.excerpt)],
        changes: found.changes,
      }
    : { match: 'nowhere', evidence: [], changes: [] }
  if (!pasted) return checked
  const { sourceId, paragraph, hash, quote } = pasted
  const citation = found?.excerpt.citation
  return {
    ...checked,
    citation: {
      sourceId,
      paragraph,
      hash,
      isUnaltered: hashOf(quote) === hash,
      stillStands: found?.match === 'exact' && citation?.source === sourceId,
    },
  }
}
