import { isSet } from './bits.ts'
import type { Dictionary } from './dictionary.ts'
import type { Lists, Postings } from './postings.ts'
import type { Runs } from './runs.ts'

/** A kind of text that passages are found by. */
export interface SegmentField {
  /** The words of each item in order. */
  readonly sequences: Lists
  /** What they make together or hold inside, as in compounds.ts. */
  readonly compounds: Lists
  readonly postings: Postings
}

/** The fields of a segment. */
export const FIELDS = ['text', 'notes', 'titles'] as const

/**
 * An index over the passages of some documents. It never changes: a document that changes or goes is passed over by the
 * collections that come after, until a merge leaves it out. Words are the dictionary's numbers.
 */
export interface Segment extends Readonly<Record<(typeof FIELDS)[number], SegmentField>> {
  readonly dictionary: Dictionary
  /** Stands for each document's content, and tells it from the others. */
  readonly keys: readonly string[]
  /** Passages of a document. */
  readonly documents: Runs
  /** Passages of a paragraph. */
  readonly groups: Runs
  /** For each word of the text's sequences whether it is written with a capital, as a bit. */
  readonly capitals: Uint8Array
  /** The words that stand in it, ascending. */
  readonly words: Int32Array
  /** For each of these its place in the postings, in `counts` and in `capitalBalance`. */
  readonly places: Int32Array
  /** How often each word stands in the segment, in all fields. */
  readonly counts: Int32Array
  /** How much oftener each word is written with a capital than without; a passage's first word always may be. */
  readonly capitalBalance: Int32Array
}

/** A word's place in the postings; below 0 if the segment does not have it. */
export function placeOf({ words, places }: Segment, word: number): number {
  let first = 0
  let last = words.length - 1
  while (first <= last) {
    const middle = (first + last) >> 1
    const here = words[middle] ?? 0
    if (here === word) return places[middle] ?? -1
    if (here < word) first = middle + 1
    else last = middle - 1
  }
  return -1
}

/** So many passages between two places to interrupt. */
const SLICE = 500

/**
 * Calls for every word of a document in all its fields, yielding often.
 * @param visit given the word, and 1 if it is written with a capital, -1 if not, 0 where that says nothing.
 */
export function* eachWordOf(
  segment: Segment,
  document: number,
  visit: (word: number, capital: number) => void,
): Generator<void> {
  const { text, notes, titles, documents } = segment
  const end = documents.starts[document + 1] ?? 0
  for (let first = documents.starts[document] ?? 0; first < end; first += SLICE) {
    const last = Math.min(first + SLICE, end)
    for (let passage = first; passage < last; passage += 1) visitSentence(segment, passage, visit)
    for (const lists of [text.compounds, notes.sequences, notes.compounds])
      visitItems(lists, first, last, visit)
    yield
  }
  for (const lists of [titles.sequences, titles.compounds]) visitItems(lists, document, document + 1, visit)
}

function visitItems(
  { starts, words }: Lists,
  first: number,
  end: number,
  visit: (word: number, capital: number) => void,
): void {
  const last = starts[end] ?? 0
  for (let at = starts[first] ?? 0; at < last; at += 1) visit(words[at] ?? 0, 0)
}

function visitSentence(
  { text: { sequences }, capitals }: Segment,
  passage: number,
  visit: (word: number, capital: number) => void,
): void {
  const { starts, words } = sequences
  const start = starts[passage] ?? 0
  const end = starts[passage + 1] ?? 0
  // Whatever a sentence opens with has a capital.
  if (end > start) visit(words[start] ?? 0, 0)
  for (let at = start + 1; at < end; at += 1) visit(words[at] ?? 0, isSet(capitals, at) ? 1 : -1)
}
