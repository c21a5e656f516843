import { passagesOf, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import { entryName, type Claim } from '../knowledge/types.ts'
import { citedDocument } from '../knowledge/versions.ts'
import { excerptAt, NO_HIGHLIGHTS } from '../query/excerpts.ts'
import type { Span } from '../source/quote.ts'
import type { Alignment } from './alignment.ts'
import { evidenceOf, excerptEvidence } from './evidence.ts'
import type { Evidence } from './verification.ts'

/** A passage that denies what another tells has so much of it. */
const DENIES = 0.8

interface Compared {
  readonly passage: PassageNumber
  readonly alignment: Alignment
}

/**
 * Both sides of what a passage bears out, its own first: what another claims by the records, or a passage of another
 * source that has the same words and denies them.
 * @returns empty where nobody says otherwise.
 */
export function disputeOf(
  snapshot: Snapshot,
  { passage, alignment }: Compared,
  compared: readonly Compared[],
): Evidence[] {
  const claimed = claimedSides(snapshot, passage, alignment.found)
  if (claimed.length > 0) return claimed
  const source = snapshot.passages[passage]?.source
  const denial = compared.find(
    ({ passage: other, alignment: { contrary, covered, missingNames, missingWords } }) =>
      contrary === 'denied' &&
      covered >= DENIES &&
      missingNames.length === 0 &&
      missingWords.length === 0 &&
      snapshot.passages[other]?.source !== source,
  )
  return denial ? [...evidenceOf(snapshot, passage), ...evidenceOf(snapshot, denial.passage)] : []
}

const claims = new WeakMap<Snapshot, ReadonlyMap<PassageNumber, readonly Claim[]>>()

function claimsAt(snapshot: Snapshot): ReadonlyMap<PassageNumber, readonly Claim[]> {
  const known = claims.get(snapshot)
  if (known) return known
  const found = new Map<PassageNumber, Claim[]>()
  for (const fact of snapshot.facts.values()) {
    if (fact.kind !== 'claim' || fact.saidBy.by !== 'actor') continue
    for (const quote of fact.quotes)
      for (const passage of passagesOf(snapshot, quote))
        found.set(passage, [...(found.get(passage) ?? []), fact])
  }
  claims.set(snapshot, found)
  return found
}

/** The claim that a passage bears out for somebody, and what others say to the same question. */
function claimedSides(snapshot: Snapshot, passage: PassageNumber, words: readonly Span[]): Evidence[] {
  const offset = snapshot.passages[passage]?.sentence.start ?? 0
  const own = (claimsAt(snapshot).get(passage) ?? []).find(({ quotes }) =>
    quotes.some(({ start, end }) => {
      const inside = words.filter((word) => word.start + offset >= start && word.end + offset <= end)
      return 2 * inside.length > words.length
    }),
  )
  if (own?.saidBy.by !== 'actor') return []
  const { id: speaker } = own.saidBy
  const others = (snapshot.questions.get(own.question)?.claims ?? []).flatMap((id) => {
    const other = snapshot.facts.get(id)
    const isOther = other?.kind === 'claim' && other.saidBy.by === 'actor' && other.saidBy.id !== speaker
    return isOther ? [other] : []
  })
  return others.length === 0 ? [] : [own, ...others].flatMap((claim) => sideOf(snapshot, claim))
}

/** The very words that are quoted for a claim. */
function sideOf(snapshot: Snapshot, { saidBy, quotes }: Claim): Evidence[] {
  if (saidBy.by !== 'actor') return []
  const name = entryName(snapshot.entries, saidBy.id)
  return quotes.flatMap((quote) => {
    const document = citedDocument(snapshot, quote)
    return document ? [excerptEvidence(snapshot, excerptAt(document, quote, quote, NO_HIGHLIGHTS), name)] : []
  })
}
