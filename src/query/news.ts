import { createHash } from 'node:crypto'
import { passageNumber, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import type { News } from '../watch/news.ts'
import type { Excerpt, Finding, Found } from './answer.ts'
import { partOf } from './scope.ts'

/** The part of a snapshot that is new: whatever is asked of it is answered with nothing that was there before. */
export function newPart(snapshot: Snapshot, news: News): Snapshot {
  const passages = newPassages(snapshot, news)
  return partOf(snapshot, {
    sources: snapshot.sources,
    writtenDates: snapshot.writtenDates.filter(({ passage }) => passages.has(passage)),
    passages,
    facts: new Map([...snapshot.facts].filter(([id]) => news.facts.has(id))),
  })
}

function newPassages(snapshot: Snapshot, { added, revised }: News): ReadonlySet<PassageNumber> {
  const found = new Set<PassageNumber>()
  for (const id of [...added, ...revised]) {
    const source = snapshot.sources.get(id)
    if (!source) continue
    const first = snapshot.firstPassages.get(id) ?? 0
    const before = added.has(id) ? undefined : snapshot.versions.get(id)?.[0]?.text
    for (const [index, sentence] of source.sentences.entries())
      if (!before?.includes(textOf(source, sentence))) found.add(passageNumber(first + index))
  }
  return found
}

function textOf({ text }: Source, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end)
}

/**
 * What tells a finding from all others, however often it is found: a fact by its words, a passage by its own, wherever
 * it stands. Wire copy in a second paper is no news.
 */
export function findingKey(finding: Finding): string {
  return createHash('sha256').update(contentOf(finding)).digest('hex').slice(0, 32)
}

function contentOf(finding: Finding): string {
  if (finding.kind === 'disagreement')
    return JSON.stringify([
      'claims',
      finding.question.id,
      ...finding.claims.map(({ fact }) => fact.statement),
    ])
  if (!('fact' in finding)) return quoteKey(finding.excerpts)
  return JSON.stringify([finding.fact.id, finding.fact.statement, quoteKey(finding.excerpts)])
}

function quoteKey(excerpts: readonly Excerpt[]): string {
  return excerpts.map(({ quote }) => quote.replace(/\s+/g, ' ')).join('\n')
}

/**
 * An answer out of new knowledge, the newest first, without what is not new in it, as an entry's definition, and without
 * what was told before.
 * @returns undefined where nothing is left.
 */
export function newsOf(
  answer: Found,
  { facts }: News,
  { sources }: Snapshot,
  wasTold: (key: string) => boolean,
): Found | undefined {
  const published = (finding: Finding): string =>
    sources.get(firstSource(finding) ?? '')?.particulars.published?.latest ?? ''
  const findings = answer.findings
    .filter((finding) => isNew(finding, facts) && !wasTold(findingKey(finding)))
    .map((finding) => ({ finding, day: published(finding) }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .map(({ finding }) => finding)
  return findings.length === 0 ? undefined : { ...answer, findings }
}

/** The source of the first words that a finding shows. */
export function firstSource(finding: Finding): string | undefined {
  const excerpts =
    finding.kind === 'disagreement' ? finding.claims.flatMap((claim) => claim.excerpts) : finding.excerpts
  return excerpts[0]?.citation.source
}

function isNew(finding: Finding, facts: ReadonlySet<string>): boolean {
  if (finding.kind === 'disagreement') return finding.claims.some(({ fact }) => facts.has(fact.id))
  return !('fact' in finding) || facts.has(finding.fact.id)
}
