import { B, NOTES, saturated, saturation, type Saturation } from './bm25.ts'
import type { MeanLengths } from './collection.ts'
import type { ConceptPostings, PostingList } from './postingLists.ts'
import type { Scores } from './scores.ts'
import type { Segment } from './segment.ts'

/** A block has at least so many passages, if the segment has, and ends with a paragraph. */
const BLOCK = 4096
/** How much the paragraph counts for the first-pass score; the text itself counts 1. */
const PARAGRAPH = 0.5

/** A question's concepts, in the order in which they are looked at. */
export interface ConceptOrder {
  /** Each with the most that it and those after it can give together to a passage. */
  readonly order: readonly {
    readonly concept: number
    readonly rest: number
  }[]
  /** Shares of the question's weight. */
  readonly weights: readonly number[]
  readonly strengths: readonly number[]
}

/** Sums over the items of a block, most of which are never touched. */
class BlockSums {
  values = new Float64Array(BLOCK)
  /** The items with a sum above 0: the first `count` of these. */
  touched = new Int32Array(BLOCK)
  count = 0

  /** Makes room; only between blocks. */
  fit(items: number): void {
    if (items <= this.values.length) return
    this.values = new Float64Array(2 * items)
    this.touched = new Int32Array(2 * items)
  }

  /** @param value above 0. */
  add(item: number, value: number): void {
    const before = this.values[item] ?? 0
    if (before === 0) {
      this.touched[this.count] = item
      this.count += 1
    }
    this.values[item] = before + value
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) this.values[this.touched[at] ?? 0] = 0
    this.count = 0
  }
}

/** Gives the passages of a block of a segment their first-pass scores. Holds the room that this takes. */
export class PassageBlock {
  readonly #text: Saturation
  readonly #notes: Saturation
  readonly #paragraph: Saturation
  /** How often the passages and paragraphs hold the concept that is being looked at. */
  readonly #inText = new BlockSums()
  readonly #inNotes = new BlockSums()
  readonly #inParagraphs = new BlockSums()
  /** For each paragraph 1 if any of its passages has a word of the question, in its text or its notes. */
  #isTouched = new Uint8Array(BLOCK)
  /** What all concepts until now give to them. */
  readonly #passages = new BlockSums()
  readonly #paragraphs = new BlockSums()

  constructor({ text, notes, paragraph }: MeanLengths) {
    this.#text = saturation(B.sentence, text)
    this.#notes = saturation(B.sentence, notes)
    this.#paragraph = saturation(B.paragraph, paragraph)
  }

  /**
   * Scores the block that begins at a passage.
   * @param postings read up to the passage; they are read up to the block's end.
   * @param bound passages with a lower score need not be offered, nor scored: once the concepts that are left cannot give
   * as much, they are only counted for paragraphs that others have touched (MaxScore).
   * @param offer given each passage whose score may reach the bound, titles left out, in no certain order.
   * @returns where the next block begins.
   */
  score(
    segment: Segment,
    first: number,
    postings: readonly ConceptPostings[],
    { order, weights, strengths }: ConceptOrder,
    bound: number,
    offer: (passage: number, score: number) => void,
  ): number {
    const end = blockEnd(segment, first)
    this.#fit(end - first)
    for (const { concept, rest } of order) {
      const { text, notes } = postings[concept] ?? NOTHING
      const among = rest * MARGIN < bound ? this.#isTouched : undefined
      read(text, segment, first, end, this.#inText, among)
      read(notes, segment, first, end, this.#inNotes, among)
      if (this.#inText.count + this.#inNotes.count > 0)
        this.#add(segment, first, weights[concept] ?? 0, strengths[concept] ?? 0)
    }
    this.#offer(segment, first, end, offer)
    return end
  }

  /** The order in which the concepts are looked at in a segment: those first that can give most. */
  orderOf(
    segment: Segment,
    postings: readonly ConceptPostings[],
    { weights, whole, occurrences: { strengths } }: Scores,
  ): ConceptOrder {
    const shares = weights.map((weight) => weight / whole)
    const most = postings.map(({ text, notes }, concept) => {
      const inText = mostHeld(text)
      const inNotes = mostHeld(notes)
      const fields =
        saturated(this.#text, inText, 0) +
        NOTES * saturated(this.#notes, inNotes, 0) +
        PARAGRAPH * saturated(this.#paragraph, inText * longestParagraph(segment), 0)
      return (shares[concept] ?? 0) * (fields + (strengths[concept] ?? 0))
    })
    let rest = most.reduce((sum, each) => sum + each, 0)
    const order = [...most.keys()]
      .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
      .map((concept) => {
        const ranked = { concept, rest }
        rest -= most[concept] ?? 0
        return ranked
      })
    return { order, weights: shares, strengths }
  }

  #fit(passages: number): void {
    for (const sums of [this.#inText, this.#inNotes, this.#inParagraphs, this.#passages, this.#paragraphs])
      sums.fit(passages)
    if (passages > this.#isTouched.length) this.#isTouched = new Uint8Array(2 * passages)
  }

  /** Adds what a concept gives. */
  #add({ text, notes, groups }: Segment, first: number, weight: number, strength: number): void {
    const inText = this.#inText
    const inNotes = this.#inNotes
    const inParagraphs = this.#inParagraphs
    const firstGroup = groups.of[first] ?? 0
    const textStarts = text.sequences.starts
    for (let at = 0; at < inText.count; at += 1) {
      const item = inText.touched[at] ?? 0
      const held = inText.values[item] ?? 0
      const passage = first + item
      const words = (textStarts[passage + 1] ?? 0) - (textStarts[passage] ?? 0)
      this.#passages.add(item, weight * (saturated(this.#text, held, words) + Math.min(strength, held)))
      const group = (groups.of[passage] ?? 0) - firstGroup
      inParagraphs.add(group, held)
      this.#isTouched[group] = 1
    }
    const noteStarts = notes.sequences.starts
    for (let at = 0; at < inNotes.count; at += 1) {
      const item = inNotes.touched[at] ?? 0
      const held = inNotes.values[item] ?? 0
      const passage = first + item
      const words = (noteStarts[passage + 1] ?? 0) - (noteStarts[passage] ?? 0)
      const covered = (inText.values[item] ?? 0) > 0 ? 0 : Math.min(strength, held)
      this.#passages.add(item, weight * (NOTES * saturated(this.#notes, held, words) + covered))
      this.#isTouched[(groups.of[passage] ?? 0) - firstGroup] = 1
    }
    for (let at = 0; at < inParagraphs.count; at += 1) {
      const item = inParagraphs.touched[at] ?? 0
      const held = inParagraphs.values[item] ?? 0
      const group = firstGroup + item
      const words =
        (textStarts[groups.starts[group + 1] ?? 0] ?? 0) - (textStarts[groups.starts[group] ?? 0] ?? 0)
      this.#paragraphs.add(item, weight * PARAGRAPH * saturated(this.#paragraph, held, words))
    }
    inText.clear()
    inNotes.clear()
    inParagraphs.clear()
  }

  #offer(
    { groups }: Segment,
    first: number,
    end: number,
    offer: (passage: number, score: number) => void,
  ): void {
    const passages = this.#passages
    const paragraphs = this.#paragraphs
    const firstGroup = groups.of[first] ?? 0
    for (let at = 0; at < paragraphs.count; at += 1) {
      const item = paragraphs.touched[at] ?? 0
      const group = firstGroup + item
      const last = groups.starts[group + 1] ?? end
      for (let passage = groups.starts[group] ?? 0; passage < last; passage += 1)
        offer(passage, (passages.values[passage - first] ?? 0) + (paragraphs.values[item] ?? 0))
    }
    for (let at = 0; at < passages.count; at += 1) {
      const item = passages.touched[at] ?? 0
      const group = (groups.of[first + item] ?? 0) - firstGroup
      if (paragraphs.values[group] === 0) offer(first + item, passages.values[item] ?? 0)
    }
    this.#isTouched.fill(0, 0, (groups.of[end - 1] ?? 0) - firstGroup + 1)
    passages.clear()
    paragraphs.clear()
  }
}

/** Where the block ends that begins at a passage. */
function blockEnd({ groups: { of, starts } }: Segment, first: number): number {
  if (first + BLOCK >= of.length) return of.length
  return starts[(of[first + BLOCK - 1] ?? 0) + 1] ?? of.length
}

/**
 * Counts the words of a block, and moves the lists on to its end.
 * @param among if given, only the passages of those paragraphs are counted.
 */
function read(
  lists: readonly PostingList[],
  { groups: { of } }: Segment,
  first: number,
  end: number,
  into: BlockSums,
  among: Uint8Array | undefined,
): void {
  const firstGroup = of[first] ?? 0
  for (const list of lists) {
    const { items, counts, weight, end: last } = list
    let { at } = list
    for (; at < last; at += 1) {
      const item = items[at] ?? 0
      if (item >= end) break
      if (among?.[(of[item] ?? 0) - firstGroup] === 0) continue
      into.add(item - first, weight * (counts[at] ?? 0))
    }
    list.at = at
  }
}

const NOTHING: ConceptPostings = { text: [], notes: [], titles: [] }
/** Sums in another order differ in their last digits. */
const MARGIN = 1 + 1e-9
/** How many passages the longest paragraph of a segment has. */
const longestParagraphs = new WeakMap<Segment, number>()

function longestParagraph(segment: Segment): number {
  const { starts } = segment.groups
  const known = longestParagraphs.get(segment)
  const found =
    known ?? starts.reduce((most, start, at) => Math.max(most, start - (starts[at - 1] ?? start)), 0)
  longestParagraphs.set(segment, found)
  return found
}

/** How often a word can count at most in one item. */
function mostHeld(lists: readonly PostingList[]): number {
  let sum = 0
  for (const { counts, start, end, weight } of lists) {
    let most = 0
    for (let at = start; at < end; at += 1) most = Math.max(most, counts[at] ?? 0)
    sum += weight * most
  }
  return sum
}
