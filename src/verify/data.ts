import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Citation } from '../source/citation.ts'
import type { CheckedPart, CheckedSentence, Evidence, QuotationChange, Verification } from './verification.ts'

/* A check as plain data, for programs: every sentence of a source comes with where it stands. */

export interface EvidenceData extends Omit<Citation, 'source'> {
  readonly sourceId: string
  readonly title: string
  readonly publisher?: string
  readonly url?: string
  /** EDTF. */
  readonly published?: string
  /** Exactly what the offsets point at. */
  readonly quote: string
  readonly instead?: string
  readonly saidBy?: string
}

export interface PartData extends Pick<CheckedPart, 'kind' | 'verdict' | 'text' | 'start' | 'end'> {
  readonly evidence: readonly EvidenceData[]
  readonly changes?: readonly QuotationChange[]
}

export interface SentenceData extends Pick<CheckedSentence, 'verdict' | 'text' | 'start' | 'end' | 'reason'> {
  readonly parts: readonly PartData[]
}

export interface VerificationData extends Pick<Verification, 'coverage' | 'sources'> {
  /** EDTF. */
  readonly draftDate: string
  readonly newestSource?: string
  readonly knowledge: string
  readonly sentences: readonly SentenceData[]
}

export function verificationData(snapshot: Snapshot, verification: Verification): VerificationData {
  const { coverage, sources, draftDate, newest, sentences } = verification
  return {
    coverage,
    sources,
    draftDate: draftDate.edtf,
    ...(newest && { newestSource: newest.edtf }),
    knowledge: snapshot.revision,
    sentences: sentences.map(({ parts, ...sentence }) => ({
      ...sentence,
      parts: parts.map((part) => ({
        ...part,
        evidence: part.evidence.map((evidence) => evidenceData(snapshot, evidence)),
      })),
    })),
  }
}

export function evidenceData(
  snapshot: Snapshot,
  { excerpt, instead, saidBy, published }: Evidence,
): EvidenceData {
  const { source: sourceId, ...place } = excerpt.citation
  const { title = '', publisher, url } = snapshot.sources.get(sourceId)?.particulars ?? {}
  return {
    sourceId,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && { url }),
    ...(published && { published: published.edtf }),
    ...place,
    quote: excerpt.quote,
    ...(instead !== undefined && { instead }),
    ...(saidBy !== undefined && { saidBy }),
  }
}
