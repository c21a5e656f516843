import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import { sealed, unsealed } from '../search/seal.ts'
import type { EdtfDate } from '../source/date.ts'
import type { TextFile } from '../source/folder.ts'
import { splitFrontMatter } from '../source/frontMatter.ts'
import { Pairs, flat, numbered } from './flatNumbers.ts'
import type { SourceReading } from './load.ts'
import { readNames, writeNames, writtenNames } from './nameCodec.ts'
import type { PassageDate } from './passageDates.ts'
import { sourceIdOf } from './records.ts'
import type { KnownSource } from './snapshot.ts'
import { passagesOfSource } from './sourceFindings.ts'
import { readStatements, statements, writeStatements } from './statementCodec.ts'
import type { Particulars, Source } from './types.ts'

/* A pack: what was found out of some files of sources, each by itself, as it is written down. */

/** A file as it was read, and what follows from it. */
export interface PackedFile {
  /** Stands for the file's path and text. */
  readonly digest: string
  readonly source: Source
  readonly problems: SourceReading['problems']
  /** Undefined for a version of a source, in which nothing is looked for. */
  readonly known: KnownSource | undefined
}

/** A pack that was read. Files are told by their numbers in it. */
export interface Pack {
  readonly namesKey: string
  readonly digests: readonly string[]
  /** How many sentences all of them have. */
  readonly size: number
  /** @param file the very file that was packed. */
  reading(number: number, file: TextFile): SourceReading
  /** @param source as `reading` gave it. */
  known(number: number, source: Source): KnownSource | undefined
}

const numbers = z.custom<Int32Array>((value) => value instanceof Int32Array)
const texts = z.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((text) => typeof text === 'string'),
)
const date = z.object({
  edtf: z.string(),
  earliest: z.string().exactOptional(),
  latest: z.string().exactOptional(),
  approximate: z.boolean(),
  uncertain: z.boolean(),
})
const problem = z.object({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
})

/**
 * Numbers stand in typed arrays, which are read in no time; so many behind each other as their comment says. Of each kind
 * `counts` has for each file how many there are.
 */
const written = z.object({
  key: z.string(),
  namesKey: z.string(),
  digests: texts,
  particulars: z.array(z.custom<Particulars>((value) => typeof value === 'object' && value !== null)),
  problems: z.array(z.array(problem)),
  paragraphCounts: numbers,
  /** Start, end, and 1 where it is a mark. */
  paragraphs: numbers,
  sentenceCounts: numbers,
  /** Start, end and paragraph. */
  sentences: numbers,
  /** 1 for each file in which something was looked for. */
  isKnown: numbers,
  /** Each once. */
  dates: z.array(date),
  dateCounts: numbers,
  /** Passage, start, end, the date's number, and 1 where it was concluded. */
  writtenDates: numbers,
  names: writtenNames,
  /** Each once. */
  entries: texts,
  entryCounts: numbers,
  /** The entry's number and the passage. */
  entriesIn: numbers,
  statements,
})
type Written = z.infer<typeof written>

const NOTHING: Pick<KnownSource, 'findings' | 'namedIn'> = {
  findings: { passages: [], dates: [], names: [], attributions: [], quantities: [] },
  namedIn: new Map(),
}

/**
 * Writes files down, yielding often.
 * @param key told again by `decodePack`.
 * @param namesKey the entries' names with which `namedIn` of all of them was found out.
 */
export function* encodePack(
  files: readonly PackedFile[],
  key: string,
  namesKey: string,
): Generator<void, Uint8Array> {
  const found = files.map(({ known }) => known ?? NOTHING)
  const dates = yield* numbered(
    found.flatMap(({ findings }) => findings.dates.map((each) => each.date)),
    (each) => JSON.stringify(each),
  )
  const entries = new Pairs()
  for (const { namedIn } of found) {
    for (const [entry, passages] of namedIn) for (const passage of passages) entries.add(entry, passage)
    entries.endItem()
    yield
  }
  let at = 0
  const content: Written = {
    key,
    namesKey,
    digests: files.map(({ digest }) => digest),
    particulars: files.map(({ source }) => source.particulars),
    problems: files.map(({ problems }) => [...problems]),
    paragraphCounts: Int32Array.from(files, ({ source }) => source.paragraphs.length),
    paragraphs: yield* flat(files, ({ source }) =>
      source.paragraphs.flatMap(({ start, end, isMark }) => [start, end, isMark ? 1 : 0]),
    ),
    sentenceCounts: Int32Array.from(files, ({ source }) => source.sentences.length),
    sentences: yield* flat(files, ({ source }) =>
      source.sentences.flatMap(({ start, end, paragraph }) => [start, end, paragraph]),
    ),
    isKnown: Int32Array.from(files, ({ known }) => (known ? 1 : 0)),
    dates: dates.distinct,
    dateCounts: Int32Array.from(found, ({ findings }) => findings.dates.length),
    writtenDates: yield* flat(found, ({ findings }) =>
      findings.dates.flatMap(({ passage, start, end, isResolved }) => {
        const number = dates.numbers[at] ?? 0
        at += 1
        return [passage, start, end, number, isResolved ? 1 : 0]
      }),
    ),
    names: yield* writeNames(found.map(({ findings }) => findings.names)),
    entries: entries.texts,
    entryCounts: entries.counts,
    entriesIn: entries.pairs,
    statements: yield* writeStatements(found.map(({ findings }) => findings)),
  }
  yield
  return yield* sealed(serialize(content))
}

/**
 * Reads what was written down, yielding often.
 * @param bytes kept: they must not change afterwards.
 * @returns undefined if they were cut, altered or written under another key.
 */
export function* decodePack(bytes: Uint8Array, key: string): Generator<void, Pack | undefined> {
  const content = yield* unsealed(bytes)
  const read = content && written.safeParse(deserialized(content)).data
  if (read?.key !== key) return undefined
  yield
  const { digests, namesKey } = read
  const starts = {
    paragraphs: startsOf(read.paragraphCounts),
    sentences: startsOf(read.sentenceCounts),
    dates: startsOf(read.dateCounts),
    entries: startsOf(read.entryCounts),
  }
  const statementsOf = readStatements(read.statements)
  return {
    namesKey,
    digests,
    size: starts.sentences.at(-1) ?? 0,
    reading: (number, { path, text }) => ({
      text,
      problems: read.problems[number] ?? [],
      leftOut: [],
      ...sourceOf(read.particulars[number], {
        id: sourceIdOf(path),
        text: splitFrontMatter(text)?.text ?? '',
        paragraphs: paragraphsOf(rows(read.paragraphs, starts.paragraphs, number, 3)),
        sentences: sentencesOf(rows(read.sentences, starts.sentences, number, 3)),
      }),
    }),
    known: (number, source) =>
      read.isKnown[number] === 1
        ? {
            findings: {
              passages: passagesOfSource(source),
              dates: datesOf(rows(read.writtenDates, starts.dates, number, 5), read.dates),
              names: readNames(read.names, number),
              ...statementsOf(number),
            },
            namedIn: grouped(rows(read.entriesIn, starts.entries, number, 2), read.entries),
            namesKey,
          }
        : undefined,
  }
}

function sourceOf(
  particulars: Particulars | undefined,
  rest: Omit<Source, 'particulars'>,
): Pick<SourceReading, 'source'> {
  return particulars ? { source: { ...rest, particulars } } : {}
}

/** Another version of V8 may have another layout. */
function deserialized(content: Uint8Array): unknown {
  try {
    return deserialize(content)
  } catch {
    return undefined
  }
}

function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1)
  for (const [at, count] of counts.entries()) starts[at + 1] = (starts[at] ?? 0) + count
  return starts
}

/** The rows of one file, of so many numbers each. */
function* rows(all: Int32Array, starts: Int32Array, file: number, width: number): Generator<Int32Array> {
  const end = starts[file + 1] ?? 0
  for (let row = starts[file] ?? 0; row < end; row += 1) yield all.subarray(row * width, (row + 1) * width)
}

function paragraphsOf(found: Iterable<Int32Array>): Source['paragraphs'] {
  return Array.from(found, ([start = 0, end = 0, mark = 0], at) => ({
    number: at + 1,
    start,
    end,
    isMark: mark === 1,
  }))
}

function sentencesOf(found: Iterable<Int32Array>): Source['sentences'] {
  return Array.from(found, ([start = 0, end = 0, paragraph = 0]) => ({ start, end, paragraph }))
}

function datesOf(found: Iterable<Int32Array>, dates: readonly EdtfDate[]): PassageDate[] {
  return [...found].flatMap(([passage = 0, start = 0, end = 0, number = 0, resolved = 0]) => {
    const date = dates[number]
    return date ? [{ start, end, date, isResolved: resolved === 1, passage }] : []
  })
}

function grouped(found: Iterable<Int32Array>, entries: readonly string[]): Map<string, number[]> {
  const passages = new Map<string, number[]>()
  for (const [number = 0, passage = 0] of found) {
    const entry = entries[number] ?? ''
    const known = passages.get(entry)
    if (known) known.push(passage)
    else passages.set(entry, [passage])
  }
  return passages
}
