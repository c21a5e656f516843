import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Claim, Entry, EntryKind, Fact } from '../knowledge/types.ts'
import type { Answer, Finding, Found } from './answer.ts'
import { relatedTo } from './choices.ts'
import { spreadByPublisher } from './copies.ts'
import { citedPassages } from './excerpts.ts'
import { Findings } from './findings.ts'
import { highlighterOf, meaningOf, type Meaning, type TextName } from './meaning.ts'
import { namedTogether } from './namedTogether.ts'
import { narrow, narrowingWords } from './narrowing.ts'
import { firstOf } from './ranked.ts'
import { inSections } from './sections.ts'
import { subjectOf, subjectOfName } from './subject.ts'
import { eventAnswer } from './textEvent.ts'
import { topicInTexts } from './textTopic.ts'
import { topicAnswer } from './topic.ts'

/**
 * Answers what the sources say of an entry, or of a name that only stands in their texts. Yields often.
 * @param asked a name, an id, or a name with words after it that narrow the answer.
 * @param about narrows the answer further.
 * @param kind what was asked for: an event, or a topic, may be described in any words.
 */
export function* entryAnswer(
  snapshot: Snapshot,
  asked: string,
  about: string | undefined,
  kind?: EntryKind,
): Generator<void, Answer> {
  const meaning = yield* meaningOf(snapshot, asked)
  const isUnknown = meaning.status === 'none' || (meaning.status === 'name' && !meaning.entity)
  if (isUnknown && (kind === 'event' || kind === 'topic')) {
    const words = [asked, about].filter(Boolean).join(' ')
    const described =
      kind === 'event' ? yield* eventAnswer(snapshot, words) : yield* topicInTexts(snapshot, words)
    if (described.status === 'found') return described
  }
  if (meaning.status === 'ambiguous') return { status: 'ambiguous', asked, choices: meaning.choices }
  if (meaning.status === 'none') return { status: 'none', asked, near: meaning.near }
  if (meaning.status === 'name') return yield* textNameAnswer(snapshot, asked, meaning, narrowingWords(about))
  const narrowing = narrowingWords([meaning.about, about].filter(Boolean).join(' '))
  if (meaning.entry.kind === 'topic') return topicAnswer(snapshot, meaning.entry, narrowing)
  return narrowing === undefined
    ? yield* wholeEntry(snapshot, meaning)
    : yield* narrowedEntry(snapshot, meaning, narrowing)
}

type EntryMeaning = Extract<Meaning, { status: 'entry' }>

function* wholeEntry(snapshot: Snapshot, meaning: EntryMeaning): Generator<void, Found> {
  const { entry, notes } = meaning
  const findings = new Findings(snapshot, highlighterOf(snapshot, meaning))
  const facts = snapshot.involving.get(entry.id) ?? []
  const own = facts.filter(({ id }) => id === entry.id)
  const others = facts.filter(({ id }) => id !== entry.id)
  const { shown, notes: left } = firstOf(spreadByPublisher(snapshot, uncited(snapshot, entry.id, facts)))
  return {
    status: 'found',
    subject: subjectOf(entry),
    findings: [
      ...own.map((fact) => findings.description(fact)),
      ...findings.ofFacts(byNearness(snapshot, others, entry)),
      ...(yield* findings.passages(shown)),
    ],
    related: relatedTo(snapshot, facts, new Set([entry.id])),
    notes: [...notes, ...left],
  }
}

function* narrowedEntry(snapshot: Snapshot, meaning: EntryMeaning, about: string): Generator<void, Answer> {
  const { entry, notes } = meaning
  const findings = new Findings(snapshot, highlighterOf(snapshot, meaning))
  const all = snapshot.involving.get(entry.id) ?? []
  const { facts, passages } = narrow(snapshot, all, new Set(snapshot.namedIn.get(entry.id)), about)
  const subject = subjectOf(entry, about)
  const cited = citedPassages(snapshot, facts)
  const found: Finding[] = [
    ...findings.ofFacts(facts),
    ...(yield* findings.passages(passages.filter((passage) => !cited.has(passage)))),
  ]
  const related = relatedTo(snapshot, facts.length > 0 ? facts : all, new Set([entry.id]))
  if (found.length === 0) return { status: 'none', asked: about, subject, near: related }
  return { status: 'found', subject, findings: found, related, notes }
}

function* textNameAnswer(
  snapshot: Snapshot,
  asked: string,
  meaning: TextName,
  about: string | undefined,
): Generator<void, Answer> {
  const { notes, entity, partOf } = meaning
  const subject = subjectOfName(meaning, about)
  const passages =
    about === undefined ? meaning.passages : narrow(snapshot, [], new Set(meaning.passages), about).passages
  const findings = new Findings(snapshot, meaning.highlight)
  const { shown, notes: left } = firstOf(passages)
  const found = yield* findings.passages(shown, partOf)
  if (found.length === 0) return { status: 'none', asked: about ?? asked, subject, near: [] }
  const related = entity ? yield* namedTogether(snapshot, entity) : []
  return { status: 'found', subject, findings: found, related, notes: [...notes, ...left] }
}

/** What the sources claim of it, the nearest first, then its sections; what is claimed in passing last. */
function byNearness(snapshot: Snapshot, facts: readonly Fact[], entry: Entry): Fact[] {
  const claims = facts.filter((fact) => fact.kind === 'claim')
  const nearness = (claim: Claim): number => nearnessTo(snapshot, claim, entry)
  return [
    ...claims.filter((claim) => nearness(claim) > 0).toSorted((a, b) => nearness(b) - nearness(a)),
    ...inSections(facts.filter(({ kind }) => kind !== 'claim')),
    ...claims.filter((claim) => nearness(claim) === 0),
  ]
}

/** What an entry says itself is nearest; then questions about it, the more of their claims are about it. */
function nearnessTo({ questions, facts }: Snapshot, claim: Claim, { id }: Entry): number {
  if (claim.saidBy.by === 'actor' && claim.saidBy.id === id) return 2
  const question = questions.get(claim.question)
  if (!question?.involves.includes(id)) return 0
  const about = question.claims.filter((other) => facts.get(other)?.involves.includes(id))
  return about.length / question.claims.length
}

/** The passages that name an entry and that no fact about it quotes. */
function uncited(snapshot: Snapshot, id: string, facts: readonly Fact[]): PassageNumber[] {
  const cited = citedPassages(snapshot, facts)
  return (snapshot.namedIn.get(id) ?? []).filter((passage) => !cited.has(passage))
}
