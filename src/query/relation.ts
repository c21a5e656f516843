import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Fact } from '../knowledge/types.ts'
import type { Answer, Subject } from './answer.ts'
import { entryChoice, relatedTo } from './choices.ts'
import { citedPassages, NO_HIGHLIGHTS } from './excerpts.ts'
import { Findings } from './findings.ts'
import { highlighterOf, meaningOf, type Meaning } from './meaning.ts'
import { FOUND_IN_TEXTS } from './foundInTexts.ts'
import { interactionFindings } from './interactions.ts'
import { firstOf, ranked } from './ranked.ts'

const NAME_BOTH = 'No sentence was found in which one of the two acts on the other; these name both.'

type Known = Extract<Meaning, { status: 'entry' | 'name' }>

/** Shows what ties two actors or places, in both directions. Yields often. */
export function* relationAnswer(snapshot: Snapshot, a: string, b: string): Generator<void, Answer> {
  const [left, right] = [yield* meaningOf(snapshot, a), yield* meaningOf(snapshot, b)]
  for (const [asked, meaning] of [
    [a, left],
    [b, right],
  ] as const) {
    if (meaning.status === 'ambiguous') return { status: 'ambiguous', asked, choices: meaning.choices }
    if (meaning.status === 'none') return { status: 'none', asked, near: meaning.near }
  }
  return isKnown(left) && isKnown(right)
    ? yield* between(snapshot, left, right)
    : { status: 'none', asked: a, near: [] }
}

function isKnown(meaning: Meaning): meaning is Known {
  return meaning.status === 'entry' || meaning.status === 'name'
}

function nameOf(meaning: Known): string {
  return meaning.status === 'entry' ? meaning.entry.name : meaning.name
}

function* between(snapshot: Snapshot, left: Known, right: Known): Generator<void, Answer> {
  const names = [nameOf(left), nameOf(right)] as const
  if (names[0] === names[1])
    return { status: 'error', message: `Both names mean ${names[0]}; give two different ones.`, near: [] }
  const highlights = [highlighterOf(snapshot, left), highlighterOf(snapshot, right)]
  const findings = new Findings(snapshot, (quote) => highlights.flatMap((highlight) => highlight(quote)))
  const facts = factsOfBoth(snapshot, left, right)
  const cited = citedPassages(snapshot, facts)
  const ofRight = new Set(passagesNaming(snapshot, right))
  const ofBoth = passagesNaming(snapshot, left).filter(
    (passage) => !cited.has(passage) && ofRight.has(passage),
  )
  const [first = NO_HIGHLIGHTS, second = NO_HIGHLIGHTS] = highlights
  yield
  const interactions = yield* interactionFindings(
    snapshot,
    ranked(snapshot, names.join(' '), ofBoth),
    first,
    second,
  )
  const isKnownTie = facts.length + interactions.length > 0
  // Where no sentence says what one does to the other, those that name both are shown, and that is said.
  const { shown, notes } = firstOf(isKnownTie ? [] : ranked(snapshot, names.join(' '), ofBoth))
  const found = [...findings.ofFacts(facts), ...interactions, ...(yield* findings.passages(shown))]
  const subject: Subject = { kind: 'relation', name: names.join(' and '), otherNames: [] }
  const ids = new Set(
    [left, right].flatMap((meaning) => (meaning.status === 'entry' ? meaning.entry.id : [])),
  )
  const related = relatedTo(snapshot, facts, ids)
  if (found.length === 0)
    return {
      status: 'none',
      asked: subject.name,
      subject,
      near: [...ids].flatMap((id) => entryChoice(snapshot, id)),
    }
  return {
    status: 'found',
    subject,
    findings: found,
    related,
    notes: [
      ...left.notes,
      ...right.notes,
      ...(interactions.length > 0 ? [FOUND_IN_TEXTS] : []),
      ...(shown.length > 0 ? [NAME_BOTH] : []),
      ...notes,
    ],
  }
}

/** Relations between the two first, then whatever else involves both. */
function factsOfBoth(snapshot: Snapshot, left: Known, right: Known): Fact[] {
  if (left.status !== 'entry' || right.status !== 'entry') return []
  const ofRight = new Set(snapshot.involving.get(right.entry.id))
  const both = (snapshot.involving.get(left.entry.id) ?? []).filter((fact) => ofRight.has(fact))
  const ends = new Set([left.entry.id, right.entry.id])
  const isTie = (fact: Fact): boolean => fact.kind === 'relation' && ends.has(fact.from) && ends.has(fact.to)
  return [...both.filter(isTie), ...both.filter((fact) => !isTie(fact))]
}

function passagesNaming(snapshot: Snapshot, meaning: Known): readonly PassageNumber[] {
  return meaning.status === 'name' ? meaning.passages : (snapshot.namedIn.get(meaning.entry.id) ?? [])
}
