import { B, NOTES, PARAGRAPH, saturated, saturation, type Saturation } from './bm25.ts'
import type { MeanLengths } from './collection.ts'
import type { Occurrences } from './occurrences.ts'
import type { SegmentView } from './segmentView.ts'

/** Sets of concepts are bits of a number. */
const MOST_CONCEPTS = 32

/** Gives the passages of a paragraph their first-pass scores, from the words of the texts themselves. */
export class ParagraphScores {
  readonly #text: Saturation
  readonly #notes: Saturation
  readonly #paragraph: Saturation
  /** How much a passage, its notes and its paragraph hold of each concept. */
  readonly #inText = new Float64Array(MOST_CONCEPTS)
  readonly #inNotes = new Float64Array(MOST_CONCEPTS)
  readonly #inParagraph = new Float64Array(MOST_CONCEPTS)
  /** What each passage gets for itself. */
  #own = new Float64Array(64)

  constructor({ text, notes, paragraph }: MeanLengths) {
    this.#text = saturation(B.sentence, text)
    this.#notes = saturation(B.sentence, notes)
    this.#paragraph = saturation(B.paragraph, paragraph)
  }

  /**
   * @param group the paragraph's number in its segment.
   * @param weights of the concepts, as shares of the question's weight.
   * @param offer given each passage that has a score above 0, titles left out, by its number in the segment.
   */
  score(
    view: SegmentView,
    group: number,
    occurrences: Occurrences,
    weights: readonly number[],
    offer: (passage: number, score: number) => void,
  ): void {
    const { starts } = view.segment.groups
    const first = starts[group] ?? 0
    const end = starts[group + 1] ?? 0
    if (end - first > this.#own.length) this.#own = new Float64Array(2 * (end - first))
    let held = 0
    for (let passage = first; passage < end; passage += 1) {
      held |= this.#readText(view, passage, occurrences)
      this.#own[passage - first] = this.#ownScore(view, passage, occurrences, weights)
    }
    const shared = this.#paragraphScore(view, first, end, held, weights)
    for (let passage = first; passage < end; passage += 1) {
      const score = (this.#own[passage - first] ?? 0) + shared
      if (score > 0) offer(passage, score)
    }
  }

  #readText({ segment, firsts }: SegmentView, passage: number, occurrences: Occurrences): number {
    this.#inText.fill(0)
    let held = occurrences.addItem(this.#inText, segment.text, passage)
    if (occurrences.joined.size > 0) {
      const document = segment.documents.of[passage] ?? 0
      const number = passage + (firsts[document] ?? 0) - (segment.documents.starts[document] ?? 0)
      for (const word of occurrences.joined.get(number) ?? []) held |= occurrences.addTo(this.#inText, word)
    }
    return held
  }

  /** @param passage whose text has been read. */
  #ownScore(
    { segment: { text, notes } }: SegmentView,
    passage: number,
    occurrences: Occurrences,
    weights: readonly number[],
  ): number {
    const { strengths } = occurrences
    const words = lengthOf(text.sequences.starts, passage)
    let score = 0
    for (let concept = 0; concept < weights.length; concept += 1) {
      const held = this.#inText[concept] ?? 0
      if (held === 0) continue
      this.#inParagraph[concept] = (this.#inParagraph[concept] ?? 0) + held
      score +=
        (weights[concept] ?? 0) *
        (saturated(this.#text, held, words) + Math.min(strengths[concept] ?? 0, held))
    }
    const noted = lengthOf(notes.sequences.starts, passage)
    if (noted === 0) return score
    this.#inNotes.fill(0)
    occurrences.addItem(this.#inNotes, notes, passage)
    for (let concept = 0; concept < weights.length; concept += 1) {
      const held = this.#inNotes[concept] ?? 0
      if (held === 0) continue
      const covered = (this.#inText[concept] ?? 0) > 0 ? 0 : Math.min(strengths[concept] ?? 0, held)
      score += (weights[concept] ?? 0) * (NOTES * saturated(this.#notes, held, noted) + covered)
    }
    return score
  }

  #paragraphScore(
    { segment: { text } }: SegmentView,
    first: number,
    end: number,
    held: number,
    weights: readonly number[],
  ): number {
    if (held === 0) return 0
    const { starts } = text.sequences
    const words = (starts[end] ?? 0) - (starts[first] ?? 0)
    let score = 0
    for (let concept = 0; concept < weights.length; concept += 1) {
      const count = this.#inParagraph[concept] ?? 0
      if (count > 0) score += (weights[concept] ?? 0) * PARAGRAPH * saturated(this.#paragraph, count, words)
    }
    this.#inParagraph.fill(0)
    return score
  }
}

function lengthOf(starts: Int32Array, item: number): number {
  return (starts[item + 1] ?? 0) - (starts[item] ?? 0)
}
