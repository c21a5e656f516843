import type { Snapshot } from '../knowledge/snapshot.ts'
import type { News } from '../watch/news.ts'
import type { Finding, Found } from './answer.ts'
import { firstSource, newPart, newsOf } from './news.ts'

/** What may have become of what an answer says, the most urgent first. */
const BECAME = ['contradicted', 'withdrawn', 'changed', 'added'] as const
type Became = (typeof BECAME)[number]

const HEADINGS: Readonly<Record<Became, string>> = {
  contradicted: 'Contradicted',
  withdrawn: 'Withdrawn, or gone from its address',
  changed: 'Changed',
  added: 'Added',
}

/** The part of a snapshot that was withdrawn: sources, and facts that only they bear out. */
export function withdrawnPart(snapshot: Snapshot, { withdrawn }: News): Snapshot {
  const facts = snapshot.factList.filter(({ quotes }) => quotes.every(({ source }) => withdrawn.has(source)))
  return newPart(snapshot, {
    ...NOTHING,
    added: withdrawn,
    facts: new Set(facts.map(({ id }) => id)),
  })
}

const NOTHING: News = {
  added: new Set(),
  revised: new Set(),
  facts: new Set(),
  changedFacts: new Set(),
  withdrawn: new Set(),
}

/**
 * What of an answer came to be within a time, under a heading for each way.
 * @param fresh the answer out of what is new; `lost` out of what was withdrawn.
 * @returns undefined where nothing changed.
 */
export function changedAnswer(
  { fresh, lost }: { readonly fresh: Found | undefined; readonly lost: Found | undefined },
  news: News,
  snapshot: Snapshot,
): Found | undefined {
  const added = fresh && newsOf(fresh, news, snapshot, () => false)
  const found = [
    ...(added?.findings ?? [])
      .filter((finding) => !isWithdrawn(finding, news))
      .map((finding) => ({ finding, became: becameOf(finding, news) })),
    ...(lost?.findings ?? [])
      .filter((finding) => isWithdrawn(finding, news))
      .map((finding) => ({ finding, became: 'withdrawn' as const })),
  ]
  const whole = added ?? lost
  if (!whole || found.length === 0) return undefined
  const counts = BECAME.map((became) => ({
    became,
    count: found.filter((each) => each.became === became).length,
  }))
  const told = counts.filter(({ count }) => count > 0).map(({ became, count }) => `${count} ${became}`)
  return {
    ...whole,
    findings: BECAME.flatMap((became) =>
      found
        .filter((each) => each.became === became)
        .map(({ finding }) => ({ ...finding, heading: HEADINGS[became] })),
    ),
    notes: [`${LISTED.format(told)}.`, ...whole.notes],
    isList: true,
  }
}

const LISTED = new Intl.ListFormat('en-GB')

function becameOf(finding: Finding, { changedFacts, revised }: News): Became {
  if (finding.kind === 'disagreement') return 'contradicted'
  if ('fact' in finding) return changedFacts.has(finding.fact.id) ? 'changed' : 'added'
  return revised.has(firstSource(finding) ?? '') ? 'changed' : 'added'
}

/** An entry's definition stands on its card whatever the part of the knowledge. */
function isWithdrawn(finding: Finding, { withdrawn }: News): boolean {
  const excerpts =
    finding.kind === 'disagreement' ? finding.claims.flatMap((claim) => claim.excerpts) : finding.excerpts
  return excerpts.length > 0 && excerpts.every(({ citation }) => withdrawn.has(citation.source))
}
