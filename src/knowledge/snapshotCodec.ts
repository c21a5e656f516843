import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import { sealed, unsealed } from '../search/seal.ts'
import type { EdtfDate } from '../source/date.ts'
import type { Sentence } from '../source/document.ts'
import { Pairs, flat, numbered } from './flatNumbers.ts'
import { readNames, writeNames, writtenNames } from './nameCodec.ts'
import type { PassageDate } from './passageDates.ts'
import type { KnownSource, Snapshot } from './snapshot.ts'
import { passagesOfSource } from './sourceFindings.ts'
import { readStatements, statements, writeStatements } from './statementCodec.ts'
import type { Source } from './types.ts'

/** What of a snapshot takes long to find out, as it was written down. */
export interface StoredSnapshot {
  readonly sentences: ReadonlyMap<string, readonly Sentence[]>
  readonly namesKey: string
  /** The names of the files of the index's segments. */
  readonly segments: readonly string[]
  readonly factIndex: Uint8Array
  /** What was known of a source. */
  readonly source: (source: Source) => KnownSource | undefined
}

const numbers = z.custom<Int32Array>((value) => value instanceof Int32Array)
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
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

/**
 * Numbers stand in typed arrays, which are read in no time; so many behind each other as their comment says. Of each kind
 * `counts` has for each source how many there are.
 */
const written = z.object({
  key: z.string(),
  namesKey: z.string(),
  segments: texts,
  factIndex: bytes,
  sources: texts,
  sentenceCounts: numbers,
  /** Start, end and paragraph. */
  sentences: numbers,
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

/**
 * Writes down what takes long to find out, yielding often.
 * @param segments the names of the files of the index's segments.
 */
export function* encodeSnapshot(
  { parts, sources, factIndex }: Snapshot,
  key: string,
  segments: readonly string[],
): Generator<void, Uint8Array> {
  const all = [...sources.values()]
  const found = [...parts.sources.values()]
  const dates = yield* numbered(
    found.flatMap(({ findings }) => findings.dates.map((written) => written.date)),
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
    namesKey: parts.namesKey,
    segments,
    factIndex: yield* factIndex.store(),
    sources: all.map(({ id }) => id),
    sentenceCounts: Int32Array.from(all, ({ sentences }) => sentences.length),
    sentences: yield* flat(all, ({ sentences }) =>
      sentences.flatMap(({ start, end, paragraph }) => [start, end, paragraph]),
    ),
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
 * @param file is kept: it must not change afterwards.
 * @returns undefined if it was cut, altered or written under another key.
 */
export function* decodeSnapshot(file: Uint8Array, key: string): Generator<void, StoredSnapshot | undefined> {
  const content = yield* unsealed(file)
  const read = content && written.safeParse(deserialized(content)).data
  if (read?.key !== key) return undefined
  yield
  const { namesKey, segments, factIndex, sources } = read
  const numberOf = new Map(sources.map((id, number) => [id, number]))
  const starts = {
    sentences: startsOf(read.sentenceCounts),
    dates: startsOf(read.dateCounts),
    entries: startsOf(read.entryCounts),
  }
  const sentences = new Map<string, readonly Sentence[]>()
  for (const [number, id] of sources.entries()) {
    sentences.set(id, sentencesOf(rows(read.sentences, starts.sentences, number, 3)))
    yield
  }
  const statementsOf = readStatements(read.statements)
  const source = (given: Source): KnownSource | undefined => {
    const number = numberOf.get(given.id)
    if (number === undefined) return undefined
    return {
      findings: {
        passages: passagesOfSource(given),
        dates: datesOf(rows(read.writtenDates, starts.dates, number, 5), read.dates),
        names: readNames(read.names, number),
        ...statementsOf(number),
      },
      namedIn: grouped(rows(read.entriesIn, starts.entries, number, 2), read.entries),
    }
  }
  return { sentences, namesKey, segments, factIndex, source }
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

/** The rows of one source, of so many numbers each. */
function* rows(all: Int32Array, starts: Int32Array, source: number, width: number): Generator<Int32Array> {
  const end = starts[source + 1] ?? 0
  for (let row = starts[source] ?? 0; row < end; row += 1) yield all.subarray(row * width, (row + 1) * width)
}

function sentencesOf(found: Iterable<Int32Array>): Sentence[] {
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
