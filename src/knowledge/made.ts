import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import { sealed, unsealed } from '../search/seal.ts'
import type { Sentence } from '../source/document.ts'
import type { EdtfDate } from '../source/date.ts'
import type { Made, Snapshot } from './snapshot.ts'
import type { PassageDate } from './passageDates.ts'

/** What was made of a knowledge folder: the sentences of its sources by their ids, and what a snapshot takes. */
export interface MadeParts extends Made {
  readonly sentences: ReadonlyMap<string, readonly Sentence[]>
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

/** Numbers stand in typed arrays, which are read in no time; so many behind each other as their comment says. */
const written = z.object({
  key: z.string(),
  revision: z.string(),
  passageIndex: bytes,
  factIndex: bytes,
  sources: texts,
  /** For each source the number of its sentences. */
  sentenceCounts: numbers,
  /** Start, end and paragraph. */
  sentences: numbers,
  names: texts,
  weights: numbers,
  entries: texts,
  /** For each entry the number of passages that name it. */
  passageCounts: numbers,
  passages: numbers,
  /** Each once. */
  dates: z.array(date),
  /** Passage, start, end, the date's number, and 1 where it was concluded. */
  writtenDates: numbers,
})
type Written = z.infer<typeof written>

/** So many items between two places to interrupt. */
const SLICE = 1000

/** Writes down what takes long to make of the knowledge, yielding often. */
export function* writeMade(snapshot: Snapshot, key: string): Generator<void, Uint8Array> {
  const sources = [...snapshot.sources.values()]
  const { textNameList, namedIn, writtenDates } = snapshot
  const { numbers: dateNumbers, dates } = yield* numbered(writtenDates)
  const content: Written = {
    key,
    revision: snapshot.revision,
    passageIndex: yield* snapshot.passageIndex.store(),
    factIndex: yield* snapshot.factIndex.store(),
    sources: sources.map(({ id }) => id),
    sentenceCounts: Int32Array.from(sources, ({ sentences }) => sentences.length),
    sentences: yield* flat(snapshot.passages, 3, ({ sentence: { start, end, paragraph } }) => [
      start,
      end,
      paragraph,
    ]),
    names: textNameList.map(({ id }) => id),
    weights: Int32Array.from(textNameList, ({ weight }) => weight),
    entries: [...namedIn.keys()],
    passageCounts: Int32Array.from(namedIn.values(), (passages) => passages.length),
    passages: yield* joined([...namedIn.values()]),
    dates,
    writtenDates: yield* flat(writtenDates, 5, ({ passage, start, end, isResolved }, at) => [
      passage,
      start,
      end,
      dateNumbers[at] ?? 0,
      isResolved ? 1 : 0,
    ]),
  }
  yield
  return yield* sealed(serialize(content))
}

/**
 * Reads what was written down, yielding often.
 * @param file is kept: it must not change afterwards.
 * @returns undefined if it was cut, altered or written under another key.
 */
export function* readMade(file: Uint8Array, key: string): Generator<void, MadeParts | undefined> {
  const content = yield* unsealed(file)
  const read = content && written.safeParse(deserialized(content)).data
  if (read?.key !== key) return undefined
  yield
  const { revision, passageIndex, factIndex, names, weights } = read
  return {
    key,
    revision,
    passageIndex,
    factIndex,
    sentences: yield* sentencesOf(read),
    findings: {
      textNameList: names.map((name, at) => ({ id: name, names: [name], weight: weights[at] ?? 0 })),
      namedIn: namedInOf(read),
    },
    writtenDates: yield* datesOf(read),
  }
}

/** Another version of V8 may have another layout. */
function deserialized(content: Uint8Array): unknown {
  try {
    return deserialize(content)
  } catch {
    return undefined
  }
}

function* sentencesOf({
  sources,
  sentenceCounts,
  sentences,
}: Written): Generator<void, MadeParts['sentences']> {
  const found = new Map<string, readonly Sentence[]>()
  let at = 0
  for (const [number, source] of sources.entries()) {
    const own: Sentence[] = []
    const end = at + 3 * (sentenceCounts[number] ?? 0)
    for (; at < end; at += 3) {
      own.push({ start: sentences[at] ?? 0, end: sentences[at + 1] ?? 0, paragraph: sentences[at + 2] ?? 0 })
      if (own.length % SLICE === 0) yield
    }
    found.set(source, own)
    yield
  }
  return found
}

function namedInOf({ entries, passageCounts, passages }: Written): Map<string, readonly number[]> {
  let at = 0
  return new Map(
    entries.map((id, number) => {
      const from = at
      at += passageCounts[number] ?? 0
      return [id, Array.from(passages.subarray(from, at))]
    }),
  )
}

function* datesOf({ dates, writtenDates }: Written): Generator<void, PassageDate[]> {
  const found: PassageDate[] = []
  for (let at = 0; at + 4 < writtenDates.length; at += 5) {
    const [passage = 0, start = 0, end = 0, number = 0, resolved = 0] = writtenDates.subarray(at, at + 5)
    const date = dates[number]
    if (date) found.push({ start, end, date, isResolved: resolved === 1, passage })
    if (found.length % SLICE === 0) yield
  }
  return found
}

/** Numbers the dates; equal ones have the same number. */
function* numbered(
  writtenDates: readonly PassageDate[],
): Generator<void, { readonly numbers: readonly number[]; readonly dates: EdtfDate[] }> {
  const known = new Map<string, number>()
  const dates: EdtfDate[] = []
  const numbers: number[] = []
  for (const { date } of writtenDates) {
    const key = JSON.stringify(date)
    const number = known.get(key) ?? dates.length
    if (number === dates.length) {
      known.set(key, number)
      dates.push(date)
    }
    numbers.push(number)
    yield
  }
  return { numbers, dates }
}

function* flat<T>(
  items: readonly T[],
  width: number,
  numbersOf: (item: T, at: number) => readonly number[],
): Generator<void, Int32Array> {
  const all = new Int32Array(items.length * width)
  for (const [at, item] of items.entries()) {
    all.set(numbersOf(item, at), at * width)
    if (at % SLICE === 0) yield
  }
  return all
}

function* joined(lists: readonly (readonly number[])[]): Generator<void, Int32Array> {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
    yield
  }
  return all
}
