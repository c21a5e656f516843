import { readDocument } from '../source/document.ts'
import { readFolder, type Folder, type TextFile } from '../source/folder.ts'
import { error, sortProblems, warning, type Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import { checkRecords } from './check/check.ts'
import { readFacts, readSource, sourceIdOf, type Located, type Read } from './records.ts'
import { isVersion, versionsIn } from './versions.ts'
import { kinds, recordKinds } from './kinds.ts'
import type { Citation } from '../source/citation.ts'
import type { KnowledgeRecord, RecordKind, Source, Versions } from './types.ts'

/** A knowledge folder, read and checked. */
export interface LoadedKnowledge {
  readonly sources: ReadonlyMap<string, Source>
  readonly versions: Versions
  readonly records: readonly Located<KnowledgeRecord>[]
  /** The quotes of each fact, by the fact's id. */
  readonly quotes: ReadonlyMap<string, readonly Citation[]>
  readonly problems: readonly Problem[]
  readonly readings: Readings
}

/** How each file was read, by its path. One need not be read again while its text is the same. */
export interface Readings {
  /** Files of sources, and of versions of them. */
  readonly sources: ReadonlyMap<string, SourceReading>
  readonly facts: ReadonlyMap<string, FactsReading>
}

export interface SourceReading {
  /** The whole file's. */
  readonly text: string
  /** Absent where the file could not be made sense of. */
  readonly source?: Source
  readonly problems: readonly Problem[]
  /** Its id, where it is left out. */
  readonly leftOut: readonly string[]
}

interface FactsReading {
  readonly text: string
  readonly read: Read<KnowledgeRecord>
}

/** What is known of a folder's files: undefined of one that is other than it was. */
export interface KnownReadings {
  readonly source: (file: TextFile) => SourceReading | undefined
  readonly facts?: (file: TextFile) => FactsReading | undefined
}

/**
 * Reads a whole knowledge folder and finds all its problems in one run.
 * @param reserved commands of the program, which no topic may take.
 * @throws Error where the folder itself cannot be read.
 */
export async function loadKnowledge(path: string, reserved: ReadonlySet<string>): Promise<LoadedKnowledge> {
  return runInSlices(checkFolder(await readKnowledge(path), reserved))
}

/**
 * Whether the folder may be served. A source with an error is left out, with the facts that nothing else bears out, and
 * keeps no other source from being served; an error in what editors wrote about them does.
 */
export function canBeServed({ sources, problems }: LoadedKnowledge): boolean {
  return (
    sources.size > 0 &&
    problems.every(({ severity, file }) => severity === 'warning' || isSource(file) || isVersion(file))
  )
}

/**
 * Reads the files of a knowledge folder.
 * @throws Error where the folder itself cannot be read.
 */
export function readKnowledge(path: string): Promise<Folder> {
  return readFolder(path, isKnowledge)
}

/** What stands in a knowledge folder besides knowledge: feeds, drafts, what was rejected and what has expired are of what comes in. */
const BESIDES = /^(?:README\.md$|feeds\.yaml$|schema\/|drafts\/|rejected\/|expired\/)/

function isKnowledge(path: string): boolean {
  return isSource(path) || isVersion(path) || recordKindOf(path) !== undefined
}

function isSource(path: string): boolean {
  return path.startsWith('sources/') && path.endsWith('.md')
}

/** What kind of records a file holds, by its folder. */
function recordKindOf(path: string): RecordKind | undefined {
  if (!/\.ya?ml$/.test(path)) return undefined
  return recordKinds.find((kind) => path.startsWith(`${kinds[kind].folder}/`))
}

/**
 * Finds all problems of the files in one run, yielding often.
 * @param reserved commands of the program, which no topic may take.
 * @param known what need not be found out again.
 */
export function* checkFolder(
  folder: Folder,
  reserved: ReadonlySet<string>,
  known?: KnownReadings,
): Generator<void, LoadedKnowledge> {
  const readings = { sources: new Map<string, SourceReading>(), facts: new Map<string, FactsReading>() }
  const problems: Problem[] = [...folder.problems]
  const sources = new Map<string, Source>()
  const records: Located<KnowledgeRecord>[] = []
  const leftOut = { sources: new Set<string>(), records: new Set<string>() }
  for (const { file } of folder.problems) if (isSource(file)) leftOut.sources.add(sourceIdOf(file))
  for (const path of folder.passedOver)
    if (!BESIDES.test(path))
      problems.push(
        warning({ file: path, line: 1, column: 1 }, 'is neither a source nor a fact file and is passed over'),
      )
  for (const file of folder.files) {
    const kind = recordKindOf(file.path)
    if (kind) {
      const reading = known?.facts?.(file) ?? { text: file.text, read: readFacts(file, kind) }
      readings.facts.set(file.path, reading)
      const { read } = reading
      records.push(...read.records)
      problems.push(...read.problems)
      for (const id of read.leftOut) leftOut.records.add(id)
    } else {
      const reading = known?.source(file) ?? (yield* readSourceFile(file))
      readings.sources.set(file.path, reading)
      if (isSource(file.path)) {
        problems.push(...reading.problems)
        for (const id of reading.leftOut) leftOut.sources.add(id)
        if (reading.source) problems.push(...added(sources, reading.source, file.path))
      }
    }
    yield
  }
  const versions = versionsIn(readings.sources, sources)
  problems.push(...versions.problems)
  const checked = yield* checkRecords(records, { sources, versions: versions.found, leftOut, reserved })
  problems.push(...checked.problems)
  if (sources.size === 0 && problems.every(({ severity }) => severity === 'warning'))
    problems.push(
      error({ file: 'sources', line: 1, column: 1 }, 'holds no source, so nothing can be answered'),
    )
  const borneOut = yield* withoutUnquoted(records, leftOut.sources)
  problems.push(...borneOut.problems)
  return {
    sources,
    versions: versions.found,
    records: borneOut.records,
    quotes: checked.quotes,
    problems: sortProblems(problems),
    readings,
  }
}

/** Adds a source, unless another file has its id. */
function added(sources: Map<string, Source>, source: Source, path: string): Problem[] {
  if (sources.has(source.id)) {
    const message = `the id ${source.id} is taken already by another file of that name; rename one`
    return [error({ file: path, line: 1, column: 1 }, message)]
  }
  sources.set(source.id, source)
  return []
}

function* readSourceFile(file: TextFile): Generator<void, SourceReading> {
  const { records, problems, leftOut } = readSource(file)
  const [located] = records
  if (!located) return { text: file.text, problems, leftOut }
  const { id, particulars, text } = located.record
  const document = yield* readDocument(text, particulars.language)
  return { text: file.text, source: { ...document, id, particulars }, problems, leftOut }
}

type Written = Located<KnowledgeRecord>
type QuestionRecord = Extract<KnowledgeRecord, { readonly kind: 'question' }>

/** Leaves out what only sources that are left out bear out, and the relations and claims of what is left out so. */
function* withoutUnquoted(
  records: readonly Written[],
  leftOut: ReadonlySet<string>,
): Generator<void, { readonly records: readonly Written[]; readonly problems: readonly Problem[] }> {
  if (leftOut.size === 0) return { records, problems: [] }
  const isBorneOut = (record: KnowledgeRecord | QuestionRecord['claims'][number]): boolean =>
    !('quotes' in record) || record.quotes.some(({ source }) => !leftOut.has(source))
  const problems: Problem[] = []
  const kept: Written[] = []
  for (const { record, locate } of records) {
    if (record.kind !== 'question') {
      if (isBorneOut(record)) kept.push({ record, locate })
      else problems.push(warning(locate(['id']), `${record.id} ${UNQUOTED}`))
    } else {
      const claims = record.claims.filter(isBorneOut)
      for (const [index, claim] of record.claims.entries())
        if (!isBorneOut(claim))
          problems.push(warning(locate(['claims', index, 'id']), `${claim.id} ${UNQUOTED}`))
      if (claims.length > 0) kept.push({ record: { ...record, claims }, locate })
    }
    yield
  }
  const ids = new Set(kept.map(({ record }) => record.id))
  return {
    records: kept.filter(
      ({ record }) => record.kind !== 'relation' || (ids.has(record.from) && ids.has(record.to)),
    ),
    problems,
  }
}

const UNQUOTED = 'is left out with the sources that it quotes'
