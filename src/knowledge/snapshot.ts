import { buildNameIndex, type Named, type NameIndex } from '../search/names/nameIndex.ts'
import {
  indexDocuments,
  restoreSegments,
  type DayRange,
  type Passage,
  type PassageIndex,
} from '../search/passages/passageIndex.ts'
import { documentsOf } from '../search/passages/documents.ts'
import { daysOf } from '../source/date.ts'
import type { Problem } from '../source/problem.ts'
import { factPassages, notesOf } from './factPassages.ts'
import { datesInPassages, type PassageDate } from './passageDates.ts'
import { linkFacts, type Facts } from './facts.ts'
import type { LoadedKnowledge } from './load.ts'
import { revisionOf } from './revision.ts'
import { findInTexts, type TextFindings } from './textFindings.ts'
import { namesOf } from './kinds.ts'
import type { Fact, Source, SourcePassage } from './types.ts'

export { passagesOf } from './factPassages.ts'
export type { PassageDate } from './passageDates.ts'

/** Everything that questions are answered from. It never changes; a reload makes another. */
export interface Snapshot extends Facts, TextFindings {
  /** The beginning of a SHA-256 over all that was read; equal for equal knowledge. */
  readonly revision: string
  readonly sources: ReadonlyMap<string, Source>
  /** What the check warned of. */
  readonly problems: readonly Problem[]
  /** Every sentence of every source, in the order of the index. */
  readonly passages: readonly SourcePassage[]
  readonly passageIndex: PassageIndex
  /** The dates that the texts name, the earliest first. */
  readonly writtenDates: readonly PassageDate[]
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
}

/** So many passages between two places to interrupt. */
const SLICE = 200

/** What a snapshot of the same knowledge was made of that takes long to make. */
export interface Made {
  /** Stands for the very knowledge and the very program. */
  readonly key: string
  readonly revision: string
  /** As the indexes wrote themselves down. */
  readonly passageIndex: Uint8Array
  readonly factIndex: Uint8Array
  readonly findings: TextFindings
  readonly writtenDates: readonly PassageDate[]
}

/**
 * Makes a snapshot of knowledge that was found to have no errors, yielding often.
 * @param made before, of the same knowledge by the same program.
 */
export function* buildSnapshot(loaded: LoadedKnowledge, made?: Made): Generator<void, Snapshot> {
  const { sources, problems } = loaded
  const records = loaded.records.map(({ record }) => record)
  const facts = yield* linkFacts(records, loaded.quotes)
  const names = yield* buildNameIndex(namedEntries(facts))
  const { passages, firstPassages } = yield* passagesIn(sources)
  const notes = yield* notesOf(facts, { sources, firstPassages })
  const writtenDates = made?.writtenDates ?? (yield* datesInPassages(passages))
  const indexed = yield* indexedPassages(passages, notes, writtenDates)
  const findings = made?.findings ?? (yield* findInTexts(indexed, names))
  const factList = [...facts.facts.values()]
  return {
    ...facts,
    ...findings,
    revision: made?.revision ?? (yield* revisionOf(loaded)),
    sources,
    problems,
    passages,
    writtenDates,
    passageIndex: yield* indexOf(indexed, made?.passageIndex),
    firstPassages,
    factList,
    factNumbers: new Map(factList.map(({ id }, number) => [id, number])),
    factIndex: yield* indexOf(yield* factPassages(factList, facts, sources), made?.factIndex),
    names,
    textNames: yield* buildNameIndex(findings.textNameList),
  }
}

function* indexOf(passages: readonly Passage[], made: Uint8Array | undefined): Generator<void, PassageIndex> {
  return yield* indexDocuments(documentsOf(passages), made && (yield* restoreSegments(made)))
}

function namedEntries({ entries, involving }: Facts): Named[] {
  return [...entries.values()].map((entry) => ({
    id: entry.id,
    names: namesOf(entry),
    weight: involving.get(entry.id)?.length ?? 0,
  }))
}

function* passagesIn(
  sources: ReadonlyMap<string, Source>,
): Generator<void, Pick<Snapshot, 'passages' | 'firstPassages'>> {
  const passages: SourcePassage[] = []
  const firstPassages = new Map<string, number>()
  for (const source of sources.values()) {
    firstPassages.set(source.id, passages.length)
    for (const sentence of source.sentences) {
      passages.push({ source, sentence })
      if (passages.length % SLICE === 0) yield
    }
    yield
  }
  return { passages, firstPassages }
}

function* indexedPassages(
  passages: readonly SourcePassage[],
  notes: ReadonlyMap<number, string>,
  writtenDates: readonly PassageDate[],
): Generator<void, Passage[]> {
  const datesOf = yield* daysByPassage(writtenDates)
  const indexed: Passage[] = []
  let group = 0
  let previous: SourcePassage | undefined
  for (const [number, passage] of passages.entries()) {
    const { source, sentence } = passage
    const { title, language, published } = source.particulars
    if (previous?.source !== source || previous.sentence.paragraph !== sentence.paragraph) group += 1
    previous = passage
    const text = source.text.slice(sentence.start, sentence.end)
    const dates = datesOf.get(number)
    indexed.push({
      text,
      group,
      title,
      notes: notes.get(number) ?? '',
      language,
      ...(published && { published: daysOf(published) }),
      ...(dates && { dates }),
    })
    if (number % SLICE === 0) yield
  }
  return indexed
}

function* daysByPassage(
  writtenDates: readonly PassageDate[],
): Generator<void, ReadonlyMap<number, readonly DayRange[]>> {
  const found = new Map<number, DayRange[]>()
  for (const [at, { passage, date }] of writtenDates.entries()) {
    const known = found.get(passage)
    if (known) known.push(daysOf(date))
    else found.set(passage, [daysOf(date)])
    if (at % SLICE === 0) yield
  }
  return found
}
