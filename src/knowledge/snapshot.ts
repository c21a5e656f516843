import { createHash } from 'node:crypto'
import { sentencesIn, type Sentence } from '../source/document.ts'
import { buildNameIndex, type Named, type NameIndex } from '../search/nameIndex.ts'
import { buildPassageIndex, type Passage, type PassageIndex } from '../search/passageIndex.ts'
import type { Citation } from '../source/citation.ts'
import { datesIn, type WrittenDate } from '../source/datesInText.ts'
import type { Problem } from '../source/problem.ts'
import { linkFacts, type Facts } from './facts.ts'
import type { LoadedKnowledge } from './load.ts'
import { TextNames } from './textNames.ts'
import { namesOf, type Entry, type Fact, type Source } from './types.ts'

/** A sentence of a source, as it is found. */
export interface SourcePassage {
  readonly source: Source
  readonly sentence: Sentence
}

/** Everything that questions are answered from. It never changes; a reload makes another. */
export interface Snapshot extends Facts {
  /** The beginning of a SHA-256 over all that was read; equal for equal knowledge. */
  readonly revision: string
  readonly sources: ReadonlyMap<string, Source>
  /** What the check warned of. */
  readonly problems: readonly Problem[]
  /** Every sentence of every source, in the order of the index. */
  readonly passages: readonly SourcePassage[]
  readonly passageIndex: PassageIndex
  /** The number of each source's first passage. */
  readonly firstPassages: ReadonlyMap<string, number>
  /** All facts, in the order of the index. */
  readonly factList: readonly Fact[]
  /** The number of each fact in the list, by its id. */
  readonly factNumbers: ReadonlyMap<string, number>
  readonly factIndex: PassageIndex
  /** Names of entries; its ids are theirs. */
  readonly names: NameIndex
  /** Names that stand in the texts, with or without an entry; its ids are the names. */
  readonly textNames: NameIndex
  /** By an entry's id the passages that name it. */
  readonly namedIn: ReadonlyMap<string, readonly number[]>
  /** The dates that the texts write out, the earliest first. */
  readonly writtenDates: readonly PassageDate[]
}

/** A date that a passage writes out; offsets are into the passage. */
export interface PassageDate extends WrittenDate {
  readonly passage: number
}

const REVISION_DIGITS = 10

/** Makes a snapshot of knowledge that was found to have no errors. */
export function* buildSnapshot(loaded: LoadedKnowledge): Generator<void, Snapshot> {
  const { sources, problems } = loaded
  const records = loaded.records.map(({ record }) => record)
  const facts = yield* linkFacts(records, loaded.quotes)
  const names = yield* buildNameIndex(namedEntries(facts))
  const passages = [...sources.values()].flatMap((source) =>
    source.sentences.map((sentence) => ({ source, sentence })),
  )
  const firstPassages = firstOf(passages)
  const { indexed, textNames, namedIn, writtenDates } = yield* readPassages(
    passages,
    notesOf(facts, sources, firstPassages),
    names,
  )
  const factList = [...facts.facts.values()]
  return {
    ...facts,
    revision: yield* revisionOf(loaded),
    sources,
    problems,
    passages,
    passageIndex: yield* buildPassageIndex(indexed),
    firstPassages,
    factList,
    factNumbers: new Map(factList.map(({ id }, number) => [id, number])),
    factIndex: yield* buildPassageIndex(
      factList.map((fact, group) => factPassage(fact, group, facts, sources)),
    ),
    names,
    textNames: yield* buildNameIndex(textNames),
    namedIn,
    writtenDates: writtenDates.sort(byDate),
  }
}

function byDate(a: PassageDate, b: PassageDate): number {
  const [left, right] = [a, b].map(({ date }) => `${date.earliest ?? ''} ${date.latest ?? ''}`)
  return left === right ? a.passage - b.passage : (left ?? '') < (right ?? '') ? -1 : 1
}

/** The numbers of the passages that a citation touches. */
export function passagesOf(
  snapshot: Pick<Snapshot, 'sources' | 'firstPassages'>,
  citation: Citation,
): number[] {
  const source = snapshot.sources.get(citation.source)
  if (!source) return []
  const start = snapshot.firstPassages.get(source.id) ?? 0
  const { first, last } = sentencesIn(source, citation)
  return Array.from({ length: last - first }, (_, offset) => start + first + offset)
}

function namedEntries({ entries, involving }: Facts): Named[] {
  return [...entries.values()].map((entry) => ({
    id: entry.id,
    names: namesOf(entry),
    weight: involving.get(entry.id)?.length ?? 0,
  }))
}

function firstOf(passages: readonly SourcePassage[]): Map<string, number> {
  const first = new Map<string, number>()
  for (const [number, { source }] of passages.entries())
    if (!first.has(source.id)) first.set(source.id, number)
  return first
}

/** By passage what the facts that quote it say: words by which it is found although they are not its own. */
function notesOf(
  { facts }: Facts,
  sources: ReadonlyMap<string, Source>,
  firstPassages: ReadonlyMap<string, number>,
): ReadonlyMap<number, string> {
  const notes = new Map<number, string>()
  for (const fact of facts.values()) {
    const words = [fact.statement, ...wordsOf(fact)].join(' ')
    const quoted = fact.quotes.flatMap((quote) => passagesOf({ sources, firstPassages }, quote))
    for (const passage of new Set(quoted)) notes.set(passage, `${notes.get(passage) ?? ''} ${words}`)
  }
  return notes
}

function wordsOf(fact: Fact): readonly string[] {
  if (fact.kind === 'claim') return []
  if (fact.kind === 'relation') return [fact.type]
  return fact.kind === 'figure' ? [fact.name] : namesOf(fact)
}

interface ReadPassages {
  readonly indexed: readonly Passage[]
  readonly textNames: readonly Named[]
  readonly namedIn: ReadonlyMap<string, readonly number[]>
  readonly writtenDates: PassageDate[]
}

function* readPassages(
  passages: readonly SourcePassage[],
  notes: ReadonlyMap<number, string>,
  names: NameIndex,
): Generator<void, ReadPassages> {
  const indexed: Passage[] = []
  const textNames = new TextNames()
  const namedIn = new Map<string, number[]>()
  const writtenDates: PassageDate[] = []
  let group = 0
  let previous: SourcePassage | undefined
  for (const [number, passage] of passages.entries()) {
    const { source, sentence } = passage
    const { title, language } = source.particulars
    if (previous?.source !== source || previous.sentence.paragraph !== sentence.paragraph) group += 1
    previous = passage
    const text = source.text.slice(sentence.start, sentence.end)
    indexed.push({ text, group, title, notes: notes.get(number) ?? '', language })
    textNames.add(text, language)
    for (const written of datesIn(text, language)) writtenDates.push({ ...written, passage: number })
    for (const id of new Set(names.mentions(text).map((mention) => mention.id))) {
      const known = namedIn.get(id)
      if (known) known.push(number)
      else namedIn.set(id, [number])
    }
    yield
  }
  return { indexed, textNames: textNames.finish(), namedIn, writtenDates }
}

/** What a fact is found by: its statement, its quotes, and the names of what it is about. */
function factPassage(
  fact: Fact,
  group: number,
  { entries, questions }: Facts,
  sources: ReadonlyMap<string, Source>,
): Passage {
  const quotes = fact.quotes.map(
    ({ source, start, end }) => sources.get(source)?.text.slice(start, end) ?? '',
  )
  const names = fact.involves.flatMap((id) => {
    const entry = entries.get(id)
    return entry ? namesOf(entry) : []
  })
  const [quote] = fact.quotes
  const language = sources.get(quote?.source ?? '')?.particulars.language ?? 'en'
  const question = fact.kind === 'claim' ? (questions.get(fact.question)?.question ?? '') : ''
  const text = [fact.statement, question, ...wordsOf(fact), ...quotes].join(' ')
  return { text, group, title: '', notes: names.join(' '), language }
}

function* revisionOf({ sources, records, quotes }: LoadedKnowledge): Generator<void, string> {
  const hash = createHash('sha256')
  for (const { id, particulars, text } of sources.values()) {
    hash.update(JSON.stringify([id, particulars, text]))
    yield
  }
  for (const { record } of records) {
    hash.update(JSON.stringify(record))
    yield
  }
  hash.update(JSON.stringify([...quotes]))
  return hash.digest('hex').slice(0, REVISION_DIGITS)
}

/** The name that an entry is known by, for whatever shows it. */
export function entryName(entries: ReadonlyMap<string, Entry>, id: string): string {
  return entries.get(id)?.name ?? id
}
