import { z } from 'zod'
import { packed, unpacked, type ArrayFile } from './arrayFile.ts'
import type { Dictionary } from './dictionary.ts'
import type { Lists } from './postings.ts'
import { runsFrom } from './runs.ts'
import { FIELDS, type Segment, type SegmentField } from './segment.ts'
import { sealed, unsealed } from '../seal.ts'

/** Keys of documents and words hold no line breaks. */
const header = z.object({ keys: z.array(z.string()), words: z.string(), language: z.string() })

/** So many words between two places to interrupt. */
const SLICE = 2000
const NUMBERS_SLICE = 500_000

/** Writes a segment down without its texts, yielding often. */
export function* store(segment: Segment, language: string): Generator<void, Uint8Array> {
  const { dictionary, keys, documents, groups, capitals, words, places, counts, capitalBalance } = segment
  const own: string[] = []
  for (const [at, word] of words.entries()) {
    own.push(dictionary.words[word] ?? '')
    if (at % SLICE === 0) yield
  }
  const numbers = {
    documents: documents.starts,
    groups: groups.starts,
    capitals,
    words,
    places,
    counts,
    capitalBalance,
  }
  const fields = FIELDS.flatMap((name) => Object.entries(fieldArrays(name, segment[name])))
  return yield* sealed(
    yield* packed({ keys, words: own.join('\n'), language }, { ...numbers, ...Object.fromEntries(fields) }),
  )
}

function fieldArrays(name: string, { sequences, compounds, postings }: SegmentField) {
  return {
    [`${name}.sequences.starts`]: sequences.starts,
    [`${name}.sequences.words`]: sequences.words,
    [`${name}.compounds.starts`]: compounds.starts,
    [`${name}.compounds.words`]: compounds.words,
    [`${name}.postings.starts`]: postings.starts,
    [`${name}.postings.items`]: postings.items,
    [`${name}.postings.counts`]: postings.counts,
  }
}

/** A segment that was written down, and its language. */
export interface StoredSegment {
  readonly segment: Segment
  readonly language: string
}

/**
 * Reads a segment that was written down, yielding often.
 * @param bytes kept by the segment, and written to: nobody else may read or write them afterwards.
 * @param dictionaryOf the dictionary of a language: the segment's words are added to it.
 * @returns undefined if it was cut, altered or written by another version.
 */
export function* restore(
  bytes: Uint8Array,
  dictionaryOf: (language: string) => Dictionary,
): Generator<void, StoredSegment | undefined> {
  const content = yield* unsealed(bytes)
  const file = content && unpacked(content)
  const read = file && header.safeParse(file.header).data
  if (!read) return undefined
  const dictionary = dictionaryOf(read.language)
  const numbers = new Numbers(file)
  const stored = numbers.of('words')
  const renamed = new Int32Array((stored.at(-1) ?? -1) + 1)
  const words = read.words === '' ? [] : read.words.split('\n')
  for (const [at, word] of words.entries()) {
    renamed[stored[at] ?? 0] = dictionary.numberOf(word)
    if (at % SLICE === 0) yield
  }
  const field = function* (name: string): Generator<void, SegmentField> {
    return {
      sequences: yield* renumberedLists(numbers, `${name}.sequences`, renamed),
      compounds: yield* renumberedLists(numbers, `${name}.compounds`, renamed),
      postings: {
        starts: numbers.of(`${name}.postings.starts`),
        items: numbers.of(`${name}.postings.items`),
        counts: numbers.bytesOf(`${name}.postings.counts`),
      },
    }
  }
  const segment = {
    dictionary,
    keys: read.keys,
    documents: runsFrom(numbers.of('documents')),
    groups: runsFrom(numbers.of('groups')),
    text: yield* field('text'),
    notes: yield* field('notes'),
    titles: yield* field('titles'),
    capitals: numbers.bytesOf('capitals'),
    ...sortedWords(stored, numbers.of('places'), renamed),
    counts: numbers.of('counts'),
    capitalBalance: numbers.of('capitalBalance'),
  }
  return numbers.areComplete ? { segment, language: read.language } : undefined
}

/** The lists of a file by their names; what is not there is empty, and told afterwards. */
class Numbers {
  readonly #file: ArrayFile
  areComplete = true

  constructor(file: ArrayFile) {
    this.#file = file
  }

  of(name: string): Int32Array {
    const found = this.#file.arrays.get(name)
    if (found instanceof Int32Array) return found
    this.areComplete = false
    return new Int32Array(1)
  }

  bytesOf(name: string): Uint8Array {
    const found = this.#file.arrays.get(name)
    if (found instanceof Uint8Array) return found
    this.areComplete = false
    return new Uint8Array(0)
  }
}

function* renumberedLists(numbers: Numbers, name: string, renamed: Int32Array): Generator<void, Lists> {
  const words = numbers.of(`${name}.words`)
  for (let at = 0; at < words.length; at += 1) {
    words[at] = renamed[words[at] ?? 0] ?? 0
    if (at % NUMBERS_SLICE === 0) yield
  }
  return { starts: numbers.of(`${name}.starts`), words }
}

/** The words under their new numbers, ascending, with their places. */
function sortedWords(
  stored: Int32Array,
  places: Int32Array,
  renamed: Int32Array,
): Pick<Segment, 'words' | 'places'> {
  const order = [...stored.keys()].sort(
    (a, b) => (renamed[stored[a] ?? 0] ?? 0) - (renamed[stored[b] ?? 0] ?? 0),
  )
  return {
    words: Int32Array.from(order, (at) => renamed[stored[at] ?? 0] ?? 0),
    places: Int32Array.from(order, (at) => places[at] ?? 0),
  }
}
