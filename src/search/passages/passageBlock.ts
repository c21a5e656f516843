import { B, NOTES, saturated, saturation, type Saturation } from './bm25.ts'
import type { MeanLengths } from './collection.ts'
import type { ConceptPostings, PostingList } from './postingLists.ts'
import type { Scores } from './scores.ts'
import type { Segment } from './segment.ts'

/** A block has at least so many passages, if the segment has, and ends with a paragraph. */
const BLOCK = 4096
/** How much the paragraph counts for the first-pass score; the text itself counts 1. */
const PARAGRAPH = 0.5

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
   * @param offer given each passage that has any score, titles left out, in no certain order.
   * @returns where the next block begins.
   */
  score(
    segment: Segment,
    first: number,
    postings: readonly ConceptPostings[],
    { weights, whole, occurrences: { strengths } }: Scores,
    offer: (passage: number, score: number) => void,
  ): number {
    const end = blockEnd(segment, first)
    this.#fit(end - first)
    for (const [concept, { text, notes }] of postings.entries()) {
      const weight = (weights[concept] ?? 0) / whole
      read(text, first, end, this.#inText)
      read(notes, first, end, this.#inNotes)
      if (this.#inText.count + this.#inNotes.count > 0)
        this.#add(segment, first, weight, strengths[concept] ?? 0)
    }
    this.#offer(segment, first, end, offer)
    return end
  }

  #fit(passages: number): void {
    for (const sums of [this.#inText, this.#inNotes, this.#inParagraphs, this.#passages, this.#paragraphs])
      sums.fit(passages)
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
      inParagraphs.add((groups.of[passage] ?? 0) - firstGroup, held)
    }
    const noteStarts = notes.sequences.starts
    for (let at = 0; at < inNotes.count; at += 1) {
      const item = inNotes.touched[at] ?? 0
      const held = inNotes.values[item] ?? 0
      const passage = first + item
      const words = (noteStarts[passage + 1] ?? 0) - (noteStarts[passage] ?? 0)
      const covered = (inText.values[item] ?? 0) > 0 ? 0 : Math.min(strength, held)
      this.#passages.add(item, weight * (NOTES * saturated(this.#notes, held, words) + covered))
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
    passages.clear()
    paragraphs.clear()
  }
}

/** Where the block ends that begins at a passage. */
function blockEnd({ groups: { of, starts } }: Segment, first: number): number {
  if (first + BLOCK >= of.length) return of.length
  return starts[(of[first + BLOCK - 1] ?? 0) + 1] ?? of.length
}

/** Counts the words of a block, and moves the lists on to its end. */
function read(lists: readonly PostingList[], first: number, end: number, into: BlockSums): void {
  for (const list of lists) {
    const { items, counts, weight, end: last } = list
    let { at } = list
    for (; at < last; at += 1) {
      const item = items[at] ?? 0
      if (item >= end) break
      into.add(item - first, weight * (counts[at] ?? 0))
    }
    list.at = at
  }
}
