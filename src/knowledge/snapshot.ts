import { buildNameIndex, type Named, type NameIndex } from '../search/names/nameIndex.ts'
import {
  indexDocuments,
  type KnownSegments,
  type PassageIndex,
  type PassageNumber,
} from '../search/passages/passageIndex.ts'
import { digest } from '../search/seal.ts'
import type { Problem } from '../source/problem.ts'
import { indexFacts, type FactIndex } from './factIndex.ts'
import { factPassages, notesOf } from './factPassages.ts'
import { linkFacts, type Facts } from './facts.ts'
import { namesOf } from './kinds.ts'
import type { LoadedKnowledge, Readings } from './load.ts'
import { revisionOf } from './revision.ts'
import { sourceDocument, type SourceDocument } from './sourceDocuments.ts'
import { findEntries, findInSource, type NamedIn, type SourceFindings } from './sourceFindings.ts'
import { textFindings, type FoundSource, type TextFindings } from './textFindings.ts'
import type { Fact, Source, Versions } from './types.ts'

export { passagesOf } from './factPassages.ts'
export type { PassageDate } from './passageDates.ts'
export { passageNumber, type PassageNumber } from '../search/passages/passageIndex.ts'

/** Everything that questions are answered from. It never changes; a reload makes another. */
export interface Snapshot extends Facts, TextFindings {
  /** The beginning of a SHA-256 over all that was read; equal for equal knowledge. */
  readonly revision: string
  readonly sources: ReadonlyMap<string, Source>
  readonly versions: Versions
  /** What the check warned of. */
  readonly problems: readonly Problem[]
  readonly passageIndex: PassageIndex
  /** All facts, in the order of the files. */
  readonly factList: readonly Fact[]
  readonly factIndex: FactIndex
  /** Names of entries; its ids are theirs. */
  readonly names: NameIndex
  /** What the texts name, with or without an entry; its ids are the keys of `textEntities`. */
  readonly textNames: NameIndex
  /** Stands for the names of all entries. */
  readonly namesKey: string
  readonly parts: SnapshotParts
  /** The only passages that count, where a filter narrows the knowledge; absent where all do. */
  readonly only?: ReadonlySet<PassageNumber>
}

/** What follows from a source, which need not be found out again while the source stays as it is. */
export interface KnownSource {
  readonly findings: SourceFindings
  readonly namedIn: NamedIn
  /** The entries' names with which `namedIn` was found out. */
  readonly namesKey: string
  /** Undefined where the source was not indexed by this process. */
  readonly document?: SourceDocument
}

/** What is known from an earlier snapshot, of the same folder or of another state of it. */
export interface KnownKnowledge {
  /** What is known of a source; undefined if it is another than it was. */
  readonly source: (source: Source) => KnownSource | undefined
  readonly segments?: KnownSegments
  /** Of the index of the facts. */
  readonly factSegments?: KnownSegments
}

/** What the next snapshot can be made from, for the parts of it that are as they were. */
export interface SnapshotParts {
  readonly readings: Readings
  /** By their ids. */
  readonly sources: ReadonlyMap<string, KnownSource & { readonly source: Source }>
}

/**
 * Makes a snapshot of knowledge that was found to have no errors, yielding often. What is known already is not found out
 * again; the result is the same.
 */
export function* buildSnapshot(loaded: LoadedKnowledge, known?: KnownKnowledge): Generator<void, Snapshot> {
  const { sources, problems, readings } = loaded
  const records = loaded.records.map(({ record }) => record)
  const facts = yield* linkFacts(records, loaded.quotes)
  const entries = namedEntries(facts)
  const names = yield* buildNameIndex(entries)
  const namesKey = (yield* digest([JSON.stringify(entries)])).toString('hex')
  const notes = yield* notesOf(facts, sources)
  const parts = new Map<string, KnownPart>()
  for (const source of sources.values()) {
    const before = known?.source(source)
    const findings = before?.findings ?? (yield* findInSource(source))
    const namedIn =
      before?.namesKey === namesKey ? before.namedIn : yield* findEntries(findings.passages, names)
    const own = notes.get(source.id) ?? NO_NOTES
    parts.set(source.id, {
      source,
      findings,
      namedIn,
      namesKey,
      document: yield* sourceDocument(source, findings, own, before?.document),
    })
    yield
  }
  const found = yield* textFindings(
    [...parts].map(([id, part]): FoundSource => ({
      id,
      language: sources.get(id)?.particulars.language ?? '',
      ...part,
    })),
  )
  const factList = [...facts.facts.values()]
  return {
    ...facts,
    ...found,
    revision: yield* revisionOf(loaded),
    sources,
    versions: loaded.versions,
    problems,
    passageIndex: yield* indexDocuments(
      Array.from(parts.values(), ({ document }) => document.document),
      known?.segments,
    ),
    factList,
    factIndex: yield* indexFacts(
      factList,
      yield* factPassages(factList, facts, sources),
      known?.factSegments,
    ),
    names,
    textNames: yield* buildNameIndex(namedInTexts(found)),
    namesKey,
    parts: { readings, sources: parts },
  }
}

interface KnownPart extends KnownSource {
  readonly source: Source
  readonly document: SourceDocument
}

const NO_NOTES: ReadonlyMap<number, string> = new Map()

/** What a snapshot leaves for the next one of the same folder. */
export function knownFrom({ parts, passageIndex, factIndex }: Snapshot): KnownKnowledge {
  return {
    source: (source) => {
      const part = parts.sources.get(source.id)
      return part?.source === source ? part : undefined
    },
    segments: passageIndex.known,
    factSegments: factIndex.known,
  }
}

function namedInTexts({ textEntities }: TextFindings): Named[] {
  return Array.from(textEntities.values(), ({ name, forms, mentions }) => ({
    id: name,
    names: forms.map(({ text }) => text),
    weight: mentions.length,
  }))
}

function namedEntries({ entries, involving }: Facts): Named[] {
  return [...entries.values()].map((entry) => ({
    id: entry.id,
    names: namesOf(entry),
    weight: involving.get(entry.id)?.length ?? 0,
  }))
}
