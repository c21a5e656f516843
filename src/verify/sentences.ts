import type { Attribution, SpeechAct } from '../extraction/attribution/attribution.ts'
import { quotationsIn } from '../extraction/attribution/quotations.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { tokens } from '../search/tokens.ts'
import type { Span } from '../source/quote.ts'
import { clausesOf, without } from './clauses.ts'
import { evidenceOf } from './evidence.ts'
import { checkOffice, officesIn } from './offices.ts'
import { findQuotation, SHORTEST_QUOTATION } from './quotations.ts'
import type { ReadSentence } from './reading.ts'
import { compareSpeaker } from './speakers.ts'
import { checkStatement, type FoundPart } from './statements.ts'
import type { QuotationChange } from './verification.ts'

/** A part with what was altered, where it is a quotation. */
export type SentencePart = FoundPart & { readonly changes?: readonly QuotationChange[] }

/** A sentence of a draft with what the draft says of who speaks in it. Offsets are into the sentence. */
export interface ToldSentence {
  readonly read: ReadSentence
  readonly attributions: readonly (Pick<Attribution, 'speaker' | 'verb' | 'content' | 'isDirect' | 'act'> & {
    /** The fullest name that the draft has for the speaker. */
    readonly by: string
  })[]
}

/** Looks up everything in a sentence that can be looked up. */
export function checkSentence(snapshot: Snapshot, { read, attributions }: ToldSentence): SentencePart[] {
  const quotations = quotationsIn(read.text, { start: 0, end: read.text.length }).filter(
    ({ start, end }) => tokens(read.text.slice(start, end)).length >= SHORTEST_QUOTATION,
  )
  const offices = officesIn(read).filter(
    ({ start }) => !quotations.some((each) => each.start <= start && start < each.end),
  )
  const found = attributions.filter(({ by }) => SPEAKER.test(by))
  const said = [...found, ...quotations.flatMap((quotation) => besideQuotation(read, quotation, found))]
  const apart: Span[] = [
    ...quotations,
    ...offices,
    ...said.flatMap(({ speaker, verb, act }) => (NEUTRAL.has(act) ? [speaker, verb] : [speaker])),
  ]
  const quoted = quotations.map((quotation) => quotationPart(snapshot, read, quotation))
  const told = isAllQuoted(read, apart, quotations)
    ? []
    : clausesOf(without(read, apart)).flatMap((clause) =>
        checkStatement(snapshot, clause, { isAttributed: said.length > 0 }),
      )
  return [
    ...quoted,
    ...offices.map((office): SentencePart => ({
      kind: 'office',
      start: office.start,
      end: office.end,
      ...checkOffice(snapshot, read, office),
    })),
    ...told,
    ...said.flatMap((attribution) => speakerPart(snapshot, attribution, [...quoted, ...told])),
  ]
}

/** Ways of saying that may be exchanged; that somebody denies or warns is told too. */
const NEUTRAL: ReadonlySet<SpeechAct> = new Set(['say', 'announce', 'claim'])

/** Whom a quotation belongs to where no verb of speech says so: the name before it, as in: Ada Holm called it "…". */
function besideQuotation(
  { names, text }: ReadSentence,
  quotation: Span,
  found: ToldSentence['attributions'],
): ToldSentence['attributions'] {
  const isSaid = found.some(({ content }) => content.start < quotation.end && quotation.start < content.end)
  const name = names.findLast(({ end }) => end <= quotation.start)
  if (isSaid || !name) return []
  const verb = { start: name.end, end: name.end }
  return [
    {
      speaker: name,
      verb,
      content: quotation,
      isDirect: true,
      act: 'say',
      by: text.slice(name.start, name.end),
    },
  ]
}

/** Whoever is named, or the text itself: "officials" may be anybody, and a long stretch is no speaker. */
const SPEAKER = /^(?:\S+\s+){0,7}(?:\p{Lu}|\p{Lo})\S*$|^(?:the|its|this)\s+\p{Ll}+$/u

/** Whether what stands beside the quotations tells nothing of its own: he called the plan "…" before the council. */
function isAllQuoted(read: ReadSentence, apart: readonly Span[], quotations: readonly Span[]): boolean {
  const { numbers, dates, words, names } = without(read, apart)
  if (numbers.length + dates.length > 0) return false
  if (quotations.length > 0) return words.length < 3 && words.every(({ isExacting }) => !isExacting)
  return words.length === 0 || words.length + names.length < 2
}

function quotationPart(snapshot: Snapshot, { text }: ReadSentence, { start, end }: Span): SentencePart {
  const found = findQuotation(snapshot, text.slice(start, end))
  const part = { kind: 'quotation', start, end } as const
  if (!found) return { ...part, verdict: 'not found', evidence: [] }
  const published = snapshot.sources.get(found.excerpt.citation.source)?.particulars.published
  const evidence = [{ excerpt: found.excerpt, ...(published && { published }) }]
  const sentence = snapshot.passages[found.passage]?.sentence.start ?? 0
  const { citation } = found.excerpt
  const words = [{ start: citation.start - sentence, end: citation.end - sentence }]
  return found.match === 'exact'
    ? { ...part, verdict: 'supported', evidence, passage: found.passage, words }
    : {
        words,
        ...part,
        verdict: 'differs',
        evidence: evidence.map((each) => ({ ...each, instead: each.excerpt.quote })),
        passage: found.passage,
        changes: found.changes,
      }
}

/** Whether those who bear out what is said give it to the same speaker. */
function speakerPart(
  snapshot: Snapshot,
  { speaker, content, by }: ToldSentence['attributions'][number],
  parts: readonly SentencePart[],
): SentencePart[] {
  const part = { kind: 'speaker', start: speaker.start, end: speaker.end } as const
  const saying = parts.filter(
    ({ start, end, kind }) =>
      (kind === 'quotation' || kind === 'statement') && start < content.end && content.start < end,
  )
  const borneOut = saying.flatMap(({ passage, words = [] }) =>
    passage === undefined ? [] : [{ passage, words }],
  )
  const [first] = borneOut
  if (first === undefined) return saying.length === 0 ? [] : [{ ...part, verdict: 'not found', evidence: [] }]
  for (const { passage, words } of borneOut) {
    const found = compareSpeaker(snapshot, by, passage, words)
    if (found.status === 'same')
      return [{ ...part, verdict: 'supported', evidence: evidenceOf(snapshot, passage), passage }]
    if (found.status === 'other')
      return [{ ...part, verdict: 'differs', evidence: evidenceOf(snapshot, passage, [], found.name) }]
  }
  return [{ ...part, verdict: 'not found', evidence: evidenceOf(snapshot, first.passage) }]
}
