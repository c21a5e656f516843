import { B, NOTES, PARAGRAPH, saturated, saturation, type Saturation } from './bm25.ts'
import type { MeanLengths } from './collection.ts'
import type { ConceptPostings, PostingList } from './postingLists.ts'
import type { Segment } from './segment.ts'

/** Sums in another order differ in their last digits. */
const MARGIN = 1 + 1e-9
/** The most that all lists can give together is so many steps. */
const STEPS = 4000

/** A list with the most that what it says can give to the first-pass score of a passage. */
export interface BoundedList {
  readonly list: PostingList
  /** In steps, rounded up, by how often a passage has the word. */
  readonly steps: Uint16Array
}

/** Lists of which every passage that can reach a score has at least one, and the most that all others can give it. */
export interface Essential {
  readonly lists: readonly BoundedList[]
  readonly rest: number
}

interface Estimated {
  readonly list: PostingList
  readonly concept: number
  readonly isNote: boolean
  /** How often it can count at most in a passage. */
  readonly most: number
  /** How long it takes to walk, for what it can give. */
  readonly cost: number
}

/**
 * Knows of the lists of one segment what they can give at most (MaxScore). What a concept gives is concave in how often its
 * words stand in a passage, so that no passage gets more than the sum of what its words would give alone.
 */
export class UpperBounds {
  /** What a step is worth. */
  readonly step: number
  readonly #text: Saturation
  readonly #notes: Saturation
  readonly #paragraph: Saturation
  /** Shares of the question's weight. */
  readonly #weights: readonly number[]
  readonly #strengths: readonly number[]
  /** How many passages the longest paragraph has. */
  readonly #longest: number
  /** Those first that take longest for what they can give. */
  readonly #lists: readonly (Estimated & BoundedList)[]

  constructor(
    segment: Segment,
    postings: readonly ConceptPostings[],
    weights: readonly number[],
    strengths: readonly number[],
    { text, notes, paragraph }: MeanLengths,
  ) {
    this.#text = saturation(B.sentence, text)
    this.#notes = saturation(B.sentence, notes)
    this.#paragraph = saturation(B.paragraph, paragraph)
    this.#weights = weights
    this.#strengths = strengths
    this.#longest = longestParagraph(segment)
    const lists = postings.flatMap(({ text, notes }, concept) => [
      ...text.map((list) => this.#estimated(list, concept, false)),
      ...notes.map((list) => this.#estimated(list, concept, true)),
    ])
    this.step = this.#leftOut(lists, Infinity).rest / STEPS
    this.#lists = lists
      .sort((a, b) => b.cost - a.cost)
      .map((each) => ({ ...each, steps: this.#stepsOf(each) }))
  }

  /**
   * The lists that have to be walked.
   * @param most what the others may give.
   */
  essential(most: number): Essential {
    const { isLeftOut, rest } = this.#leftOut(this.#lists, most)
    return { lists: this.#lists.filter((_, at) => isLeftOut[at] !== true), rest }
  }

  /** Which of the lists give less than `most` together, and how much at most. */
  #leftOut(
    lists: readonly Estimated[],
    most: number,
  ): { readonly isLeftOut: readonly boolean[]; readonly rest: number } {
    const held = this.#weights.map(() => ({ text: 0, notes: 0, gives: 0 }))
    let rest = 0
    const isLeftOut = lists.map((each) => {
      const concept = held[each.concept] ?? { text: 0, notes: 0, gives: 0 }
      const text = concept.text + (each.isNote ? 0 : each.most)
      const notes = concept.notes + (each.isNote ? each.most : 0)
      const gives = this.#most(each.concept, text, notes, this.#longest)
      const sum = rest + gives - concept.gives
      if (sum * MARGIN >= most) return false
      rest = sum
      Object.assign(concept, { text, notes, gives })
      return true
    })
    return { isLeftOut, rest }
  }

  #estimated(list: PostingList, concept: number, isNote: boolean): Estimated {
    const most = mostCounted(list) * list.weight
    const gives = isNote ? this.#most(concept, 0, most, 1) : this.#most(concept, most, 0, 1)
    return { list, concept, isNote, most, cost: (list.end - list.start) / gives }
  }

  #stepsOf({ list, concept, isNote }: Estimated): Uint16Array {
    const steps = new Uint16Array(mostCounted(list) + 1)
    for (let times = 1; times < steps.length; times += 1) {
      const held = times * list.weight
      const gives = isNote ? this.#most(concept, 0, held, 1) : this.#most(concept, held, 0, 1)
      steps[times] = Math.ceil(gives / this.step)
    }
    return steps
  }

  /** What a concept gives at most to a passage that has it so often in its text and in its notes. */
  #most(concept: number, text: number, notes: number, passages: number): number {
    const fields =
      saturated(this.#text, text, 0) +
      NOTES * saturated(this.#notes, notes, 0) +
      PARAGRAPH * saturated(this.#paragraph, passages * text, 0)
    return (this.#weights[concept] ?? 0) * (fields + Math.min(this.#strengths[concept] ?? 0, text + notes))
  }
}

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

/** By the counts of a field how often the word of the list that begins at each place counts at most. */
const mostCounts = new WeakMap<Uint8Array, Map<number, number>>()

/** How often the list's word stands at most in one item. */
function mostCounted({ counts, start, end }: PostingList): number {
  const known = mostCounts.get(counts) ?? new Map<number, number>()
  mostCounts.set(counts, known)
  let most = known.get(start)
  if (most === undefined) {
    most = 0
    for (let at = start; at < end; at += 1) most = Math.max(most, counts[at] ?? 0)
    known.set(start, most)
  }
  return most
}
