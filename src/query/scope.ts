import { LRUCache } from 'lru-cache'
import { daysOf, type EdtfDate } from '../source/date.ts'
import { fold } from '../search/fold.ts'
import { tokens } from '../search/tokens.ts'
import { passageOf } from '../extraction/names/mention.ts'
import { datesOf } from '../knowledge/kinds.ts'
import { passageNumber, type PassageNumber, type Snapshot } from '../knowledge/snapshot.ts'
import type { Fact, Particulars, Source } from '../knowledge/types.ts'
import { stoodAsOf } from './asOf.ts'

/**
 * What counts for an answer: which sources, and which time. It is applied to the knowledge before anything is looked
 * for in it; what is absent narrows nothing. Whatever else is to narrow every question by its sources' particulars is
 * one more field here and one more line in `isOfSource`.
 */
export interface Scope {
  /** Words that the publisher's name, or the host of the source's address, begins its own words with. */
  readonly publisher?: string
  readonly kind?: Particulars['kind']
  /** The primary subtag of a BCP 47 tag. */
  readonly language?: string
  /** What was published, or happened, not before. */
  readonly from?: EdtfDate
  /** Not after. */
  readonly to?: EdtfDate
  /** What could be read on its last day: published by then, and in words that stood there then. */
  readonly asOf?: EdtfDate
}

/** The arguments that a scope is made of, whatever the command. */
export const FILTER_NAMES = ['from', 'to', 'publisher', 'kind', 'language', 'as-of'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

/** A scope in sentences; undefined where it narrows nothing. */
export function scopeNote(scope: Scope): string | undefined {
  const sentences = [asOfSentence(scope), narrowingSentence(scope)].filter(Boolean)
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

function asOfSentence({ asOf }: Scope): string | undefined {
  return asOf && `As of ${asOf.edtf}: nothing counts here that was published later, or that has no date.`
}

function narrowingSentence({ publisher, kind, language, from, to }: Scope): string | undefined {
  const parts = [
    publisher === undefined ? '' : `published by “${publisher}”`,
    kind === undefined ? '' : `of the kind ${kind}`,
    language === undefined ? '' : `in the language ${language}`,
    from || to
      ? `of the time ${[from && `from ${from.edtf}`, to && `to ${to.edtf}`].filter(Boolean).join(' ')}`
      : '',
  ].filter(Boolean)
  return parts.length === 0 ? undefined : `Only what is ${parts.join(', ')} counts here.`
}

/** Whether a source's particulars are in the scope, whatever the time that is told of. */
export function isOfSource({ particulars }: Source, { publisher, kind, language, asOf }: Scope): boolean {
  if (asOf && !wasPublishedBy(particulars, asOf)) return false
  if (kind !== undefined && particulars.kind !== kind) return false
  if (language !== undefined && !isInLanguage(particulars.language, language)) return false
  return publisher === undefined || isPublishedBy(particulars, publisher)
}

/** Whether it was surely there on the last of the days; where that is open, everything was. */
function wasPublishedBy({ published }: Particulars, { latest }: EdtfDate): boolean {
  return latest === undefined || (published?.latest !== undefined && published.latest <= latest)
}

function isInLanguage(tag: string, language: string): boolean {
  return tag.toLowerCase().split('-', 1)[0] === language
}

/** Whether each word that is asked for begins a word of the publisher's, or all of them are its name without spaces. */
export function isPublishedBy({ publisher = '', url }: Particulars, asked: string): boolean {
  const host = url === undefined ? '' : new URL(url).hostname
  const own = tokens(`${publisher} ${host.replaceAll('.', ' ')}`).map(({ word }) => word)
  const wanted = tokens(asked).map(({ word }) => word)
  const isWhole = fold(publisher).replace(/\s+/g, '') === wanted.join('')
  return wanted.length > 0 && (isWhole || wanted.every((word) => own.some((name) => name.startsWith(word))))
}

interface Days {
  readonly from: number
  readonly to: number
}

/** Whether some of the days may lie within the scope's time. */
function touches(scope: Scope, days: Days): boolean {
  const first = scope.from ? daysOf(scope.from).from : -Infinity
  const last = scope.to ? daysOf(scope.to).to : Infinity
  return days.from <= last && days.to >= first
}

/** Whether a date may lie within the scope's time. */
export function isOfTime(date: EdtfDate | undefined, scope: Scope): boolean {
  if (!scope.from && !scope.to) return true
  return date !== undefined && touches(scope, daysOf(date))
}

/** Whether a source was published within the scope's time. */
export function isPublishedWithin({ particulars }: Source, scope: Scope): boolean {
  return isOfTime(particulars.published, scope)
}

/**
 * The part of a snapshot that is in a scope: its sources, the passages that were published or tell of something within
 * its time, and the facts that these bear out. Names stay, so that what is asked for is understood all the same, and
 * passages keep their numbers. The index of facts stays too: it looks at no others than it is given.
 */
export function within(snapshot: Snapshot, scope: Scope): Snapshot {
  if (scopeNote(scope) === undefined) return snapshot
  const cache = views.get(snapshot) ?? new LRUCache<string, Snapshot>({ max: MOST_VIEWS })
  views.set(snapshot, cache)
  const key = JSON.stringify(scope)
  const view = cache.get(key) ?? viewOf(snapshot, scope)
  cache.set(key, view)
  return view
}

/** Parts that were made, by snapshot and scope: the pages of an answer, and equal questions, share one. */
const views = new WeakMap<Snapshot, LRUCache<string, Snapshot>>()
const MOST_VIEWS = 20

function viewOf(snapshot: Snapshot, scope: Scope): Snapshot {
  const sources = new Map([...snapshot.sources].filter(([, source]) => isOfSource(source, scope)))
  const writtenDates = snapshot.writtenDates.filter(({ passage, date }) => {
    const source = snapshot.passages[passage]?.source
    return source !== undefined && sources.has(source.id) && isOfTime(date, scope)
  })
  const stood = stoodAsOf(snapshot, scope.asOf)
  const passages = passagesOf(snapshot, sources, new Set(writtenDates.map(({ passage }) => passage)), scope)
  for (const number of passages) {
    const passage = snapshot.passages[number]
    if (passage && !stood(passage.source.id, passage.sentence)) passages.delete(number)
  }
  const borneOut = (fact: Fact): boolean => fact.quotes.some((quote) => stood(quote.source, quote))
  const facts = new Map(
    [...snapshot.facts].filter(([, fact]) => isOfFact(fact, sources, scope) && borneOut(fact)),
  )
  return partOf(snapshot, { sources, writtenDates, passages, facts })
}

/** What of a snapshot counts. */
export interface Part extends Pick<Snapshot, 'sources' | 'writtenDates' | 'facts'> {
  readonly passages: ReadonlySet<PassageNumber>
}

/** A snapshot of which only a part is ever found; see `within` for what stays. */
export function partOf(snapshot: Snapshot, { sources, writtenDates, passages, facts }: Part): Snapshot {
  return {
    ...snapshot,
    sources,
    writtenDates,
    facts,
    questions: new Map(
      [...snapshot.questions].flatMap(([id, question]) => {
        const claims = question.claims.filter((claim) => facts.has(claim))
        return claims.length === 0 ? [] : [[id, { ...question, claims }] as const]
      }),
    ),
    involving: new Map(
      [...snapshot.involving].map(([id, all]) => [id, all.filter((fact) => facts.has(fact.id))]),
    ),
    namedIn: new Map(
      [...snapshot.namedIn].map(([id, all]) => [id, all.filter((number) => passages.has(number))]),
    ),
    textEntities: new Map(
      Array.from(snapshot.textEntities, ([name, entity]) => [
        name,
        {
          ...entity,
          mentions: entity.mentions.filter((each) => passages.has(passageNumber(passageOf(each)))),
        },
      ]),
    ),
    passageIndex: among(snapshot.passageIndex, passages),
    only: passages,
  }
}

/** The passages of the sources that were published within the time, and those that write out a date within it. */
function passagesOf(
  { firstPassages }: Snapshot,
  sources: ReadonlyMap<string, Source>,
  dated: ReadonlySet<PassageNumber>,
  scope: Scope,
): Set<PassageNumber> {
  const found = new Set(dated)
  for (const [id, source] of sources) {
    if (!isPublishedWithin(source, scope)) continue
    const first = firstPassages.get(id) ?? 0
    for (const sentence of source.sentences.keys()) found.add(passageNumber(first + sentence))
  }
  return found
}

/** A fact is of each of its own dates; one without is of the time when what bears it out was published. */
function isOfFact(fact: Fact, sources: ReadonlyMap<string, Source>, scope: Scope): boolean {
  const own = fact.quotes.flatMap(({ source }) => sources.get(source) ?? [])
  if (own.length === 0) return false
  const dates = datesOf(fact)
  if (dates.length === 0) return own.some((source) => isPublishedWithin(source, scope))
  return dates.some(({ date }) => isOfTime(date, scope))
}

/** An index of which only some passages are ever found. */
function among(index: Snapshot['passageIndex'], all: ReadonlySet<PassageNumber>): Snapshot['passageIndex'] {
  const both = (wanted: ReadonlySet<PassageNumber> | undefined): ReadonlySet<PassageNumber> =>
    wanted ? new Set([...wanted].filter((number) => all.has(number))) : all
  return {
    size: index.size,
    known: index.known,
    segments: () => index.segments(),
    merge: () => index.merge(),
    search: (question, options) => index.search(question, { ...options, among: both(options.among) }),
    explain: (question, options) => index.explain(question, { ...options, among: both(options.among) }),
    holding: (text) => index.holding(text).filter((number) => all.has(number)),
    store: () => index.store(),
  }
}
