import { readDocument, type Sentence } from '../source/document.ts'
import { readFolder, type Folder, type TextFile } from '../source/folder.ts'
import { error, sortProblems, warning, type Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import { checkRecords } from './check.ts'
import { readFacts, readSource, sourceIdOf, type Located } from './records.ts'
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
  /** By its path how each file of a source, or of a version of one, was read. */
  readonly readings: ReadonlyMap<string, SourceReading>
}

/** A file that was read before need not be read again while its text is the same. */
interface SourceReading {
  readonly text: string
  readonly read: ReturnType<typeof readSource>
  /** Undefined where the file could not be made sense of. */
  readonly source?: Source
}

/** What is known of a folder that is read. */
export interface KnownBefore {
  /** How the folder's files were read the last time. */
  readonly readings?: LoadedKnowledge['readings']
  /** By its id the sentences of each source, where the texts are those that they were found in. */
  readonly sentences?: ReadonlyMap<string, readonly Sentence[]>
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

/** What stands in a knowledge folder besides knowledge: feeds, drafts and what was rejected are of what comes in. */
const BESIDES = /^(?:README\.md$|feeds\.yaml$|schema\/|drafts\/|rejected\/)/

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
  known: KnownBefore = {},
): Generator<void, LoadedKnowledge> {
  const readings = new Map<string, SourceReading>()
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
      const read = readFacts(file, kind)
      records.push(...read.records)
      problems.push(...read.problems)
      for (const id of read.leftOut) leftOut.records.add(id)
    } else if (isVersion(file.path)) readings.set(file.path, yield* readSourceFile(file, known))
    else if (isSource(file.path)) {
      const reading = yield* readSourceFile(file, known)
      const { read, source } = reading
      readings.set(file.path, reading)
      problems.push(...read.problems)
      for (const id of read.leftOut) leftOut.sources.add(id)
      for (const { record } of read.records) {
        if (sources.has(record.id)) {
          const message = `the id ${record.id} is taken already by another file of that name; rename one`
          problems.push(error({ file: file.path, line: 1, column: 1 }, message))
          continue
        }
        if (source) sources.set(record.id, source)
      }
    }
    yield
  }
  const versions = versionsIn(readings, sources)
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

function* readSourceFile(file: TextFile, known: KnownBefore): Generator<void, SourceReading> {
  const before = known.readings?.get(file.path)
  if (before?.text === file.text) return before
  const read = readSource(file)
  const [located] = read.records
  if (!located) return { text: file.text, read }
  const { id, particulars, text } = located.record
  // A version is no source: its name may be some source's id.
  const sentences = isVersion(file.path) ? undefined : known.sentences?.get(id)
  const document = yield* readDocument(text, particulars.language, sentences)
  return { text: file.text, read, source: { ...document, id, particulars } }
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
