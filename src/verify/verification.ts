import type { Excerpt } from '../query/answer.ts'
import type { EdtfDate } from '../source/date.ts'
import type { Span } from '../source/quote.ts'

/** What the sources say of a part of a draft; never whether it is true. */
export const verdicts = ['differs', 'disputed', 'not found', 'supported'] as const
export type Verdict = (typeof verdicts)[number]

/** What of a sentence is looked up by itself. */
export const partKinds = ['statement', 'number', 'date', 'office', 'quotation', 'speaker'] as const
export type PartKind = (typeof partKinds)[number]

/** A passage that a part was compared with. */
export interface Evidence {
  readonly excerpt: Excerpt
  /** What stands in the passage in the place of what the draft has: its number, date, name or words; absent where both agree. */
  readonly instead?: string
  /** Who says so, where the passage gives it as somebody's words. */
  readonly saidBy?: string
  /** When the source was published. */
  readonly published?: EdtfDate
}

/** Words of a quotation and what the source has of them, in their order. */
export interface QuotationChange {
  readonly kind: 'same' | 'only in the draft' | 'only in the source'
  readonly words: string
}

/** Something of a sentence that can be looked up. Offsets are into the draft as it was given. */
export interface CheckedPart extends Span {
  readonly kind: PartKind
  readonly text: string
  readonly verdict: Verdict
  /** What bears it out, what differs, or both sides of what is disputed; of what was not found, the nearest passage if any. */
  readonly evidence: readonly Evidence[]
  /** Of a quotation that was altered. */
  readonly changes?: readonly QuotationChange[]
}

/** A sentence of a draft. Offsets are UTF-16 units into the draft as it was given. */
export interface CheckedSentence extends Span {
  readonly text: string
  /** The worst of its parts; `unchecked` where nothing in it can be looked up. */
  readonly verdict: Verdict | 'unchecked'
  /** Why it was not checked, as a sentence. */
  readonly reason?: string
  readonly parts: readonly CheckedPart[]
}

/** How many sentences came out how. */
export type Coverage = Readonly<Record<Verdict | 'unchecked', number>> & { readonly sentences: number }

/** A draft compared with the sources. */
export interface Verification {
  readonly sentences: readonly CheckedSentence[]
  readonly coverage: Coverage
  /** The day from which relative dates of the draft were counted. */
  readonly draftDate: EdtfDate
  /** The newest day on which a source was published: later things no source can say. */
  readonly newest?: EdtfDate
  readonly sources: number
}

/** Counts sentences by their verdicts. */
export function coverageOf(sentences: readonly CheckedSentence[]): Coverage {
  const counts = { supported: 0, differs: 0, disputed: 0, 'not found': 0, unchecked: 0 }
  for (const { verdict } of sentences) counts[verdict] += 1
  return { sentences: sentences.length, ...counts }
}

/** The verdict of a sentence: that of the part that speaks most against it. */
export function worstOf(parts: readonly Pick<CheckedPart, 'verdict'>[]): Verdict | undefined {
  return verdicts.find((verdict) => parts.some((part) => part.verdict === verdict))
}
