import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Answer, Choice, PassageFinding, Statement, Subject } from './answer.ts'
import { runAtOnce } from '../source/slices.ts'
import { entryChoice } from './choices.ts'
import { publisherOf, sourceOf, spread, withAlsoIn, withCopies } from './copies.ts'
import { namesOfEntries, passageExcerpt } from './excerpts.ts'
import { Findings } from './findings.ts'
import { nearChoices } from './meaning.ts'
import { verbatimPassages } from './verbatim.ts'

/** So many excerpts answer a question at the most; what comes after them seldom has to do with it. */
export const MOST_EXCERPTS = 10
/** An excerpt that speaks for itself less than so much of the best one is left out. */
export const LEAST_OF_BEST = 0.4
const MOST_RELATED = 10
const LONGEST_LABEL = 200

/** What is known of who asks, and when. */
export interface Reading {
  /** What "yesterday" and "last week" are counted from. */
  readonly today?: Date
  /** The reader's language, BCP 47: a hint where the question does not say in which language it is. */
  readonly locale?: string
}

const DAY_MILLISECONDS = 86_400_000

/** How the index is to read the question. */
export function readingOptions({ today, locale }: Reading): {
  readonly today?: number
  readonly locale?: string
} {
  return {
    ...(today && { today: Math.floor(today.getTime() / DAY_MILLISECONDS) }),
    ...(locale !== undefined && { locale }),
  }
}

/** Answers a question in free words with the best passages, or says that there is no evidence. */
export function askAnswer(snapshot: Snapshot, question: string, reading: Reading = {}): Answer {
  const asked = question.trim().slice(0, LONGEST_LABEL)
  const among = verbatimPassages(snapshot, question)
  if (among?.size === 0) return { status: 'none', asked, near: nearTo(snapshot, question) }
  const { hits, sufficient, repairs, isNewestFirst } = snapshot.passageIndex.search(question, {
    limit: MOST_EXCERPTS,
    ...readingOptions(reading),
    ...(among && { among }),
  })
  const defined = definition(snapshot, asked)
  if (!sufficient && defined.length === 0) return { status: 'none', asked, near: nearTo(snapshot, question) }
  const best = hits[0]?.score ?? 0
  const good = hits.filter(({ score }) => score >= best * LEAST_OF_BEST)
  const passages = passageFindings(snapshot, isNewestFirst ? good : inTurns(snapshot, good))
  const newest = isNewestFirst ? newestNote(snapshot, hits[0]?.passage) : []
  const subject: Subject = { kind: 'search', name: asked, otherNames: [] }
  const notes = repairs
    .filter(({ read }) => read.length > 0)
    .map(({ word, read }) => `“${word}” was read as ${read.map((other) => `“${other}”`).join(' or ')}.`)
  const related = [
    ...defined.flatMap(({ fact }) => entryChoice(snapshot, fact.id)),
    ...namedIn(snapshot, passages).filter(({ id }) => defined.every(({ fact }) => fact.id !== id)),
  ]
  return {
    status: 'found',
    subject,
    findings: [...defined, ...passages],
    related,
    notes: [...notes, ...newest],
  }
}

type Hit = ReturnType<Snapshot['passageIndex']['search']>['hits'][number]

/** So many of the best keep their places, whoever published them. */
const BEST = 3

/** Behind the best no publisher comes twice before every other came once. */
function inTurns(snapshot: Snapshot, hits: readonly Hit[]): Hit[] {
  const publisher = ({ passage }: Hit): string => {
    const source = sourceOf(snapshot, passage)
    return source ? publisherOf(source) : ''
  }
  return [...hits.slice(0, BEST), ...spread(hits.slice(BEST), publisher)]
}

/** Of wire copy the best, with where else it stands. */
function passageFindings(snapshot: Snapshot, hits: readonly Hit[]): PassageFinding[] {
  const matches = new Map(hits.map((hit) => [hit.passage, hit.matches]))
  const once = runAtOnce(withCopies(snapshot, [...matches.keys()]))
  return once.flatMap(({ passage, copies }): PassageFinding[] => {
    const excerpt = passageExcerpt(snapshot, passage, () => matches.get(passage) ?? [])
    return excerpt ? [{ kind: 'passage', excerpts: [withAlsoIn(snapshot, excerpt, copies)] }] : []
  })
}

/** Says how new the first excerpt is, where the newest was asked for: the sources may know nothing of today. */
function newestNote(snapshot: Snapshot, passage: number | undefined): string[] {
  const published = snapshot.passages[passage ?? -1]?.source.particulars.published
  return published ? [`Newer passages come first; the first is of ${published.edtf}.`] : []
}

/** English ways to ask what something is. */
const DEFINING = /^(?:who|what|where)(?:['’]s|\s+(?:is|are|was|were))\s+/i

/** What the name stands for, if the question asks for nothing else. */
function definition(snapshot: Snapshot, question: string): Statement<'description'>[] {
  const resolution = snapshot.names.resolve(nameAskedFor(question))
  if (resolution.status !== 'found' || !['exact', 'variant'].includes(resolution.hit.level)) return []
  const fact = snapshot.facts.get(resolution.hit.id)
  const findings = new Findings(snapshot, namesOfEntries(snapshot, new Set([resolution.hit.id])))
  return fact ? [findings.description(fact)] : []
}

/** A question without the words that ask and the marks at its end; nothing where it is more than one question. */
function nameAskedFor(question: string): string {
  let end = question.length
  while (question.charAt(end - 1) === '?') end -= 1
  const name = question.slice(0, end).replace(DEFINING, '').trim()
  return name.includes('?') ? '' : name
}

/** What the question itself names, and what its words are spelt like. */
function nearTo(snapshot: Snapshot, question: string): Choice[] {
  const named = new Set(snapshot.names.mentions(question).map(({ id }) => id))
  if (named.size > 0) return [...named].flatMap((id) => entryChoice(snapshot, id))
  const resolution = snapshot.names.resolve(question.slice(0, LONGEST_LABEL))
  return nearChoices(
    snapshot,
    question.slice(0, LONGEST_LABEL),
    resolution.status === 'none' ? resolution.near : [],
  )
}

function namedIn(snapshot: Snapshot, findings: readonly PassageFinding[]): Choice[] {
  const ids = findings.flatMap(({ excerpts: [{ quote }] }) =>
    snapshot.names.mentions(quote).map(({ id }) => id),
  )
  return [...new Set(ids)].slice(0, MOST_RELATED).flatMap((id) => entryChoice(snapshot, id))
}
