import { Best } from '../best.ts'
import { B, saturated, saturation, type Saturation } from './bm25.ts'
import type { Collection } from './collection.ts'
import { PassageBlock } from './passageBlock.ts'
import type { ConceptPostings } from './postingLists.ts'
import type { Scores } from './scores.ts'
import type { Segment } from './segment.ts'
import type { SegmentView } from './segmentView.ts'

/** How many passages are wanted, and among which; all if not given. */
export interface Wanted<Of extends number = number> {
  readonly limit: number
  readonly among?: ReadonlySet<Of>
}

interface Candidate {
  readonly passage: number
  readonly score: number
}

/** How much the title counts for the first-pass score. */
const TITLE = 0.2

/**
 * Finds the passages that are worth measuring in full: those with the best first-pass scores, a sum of what the text, the
 * paragraph and the title hold. Segments are gone through in blocks of passages, whose sums stay in the processor's cache.
 */
export class CandidateSearch {
  readonly #collection: Collection
  readonly #block: PassageBlock

  constructor(collection: Collection) {
    this.#collection = collection
    this.#block = new PassageBlock(collection.meanLengths)
  }

  /**
   * @param postings of each view and concept.
   * @returns at most so many as wanted, the best first; where those run out that share a word in their text, their notes
   * or their paragraph, those follow whose title has one.
   */
  best(scores: Scores, postings: readonly (readonly ConceptPostings[])[], wanted: Wanted): number[] {
    const first = new Best<Candidate>(wanted.limit, inOrder)
    let taken = 0
    for (const list of postings.flat().flatMap(({ text, notes }) => [...text, ...notes])) list.at = list.start
    for (const [at, view] of this.#collection.views.entries())
      taken += this.#collect(view, postings[at] ?? [], scores, wanted.among, first)
    const found = first.sorted().map(({ passage }) => passage)
    // A long document is not looked through for its title's sake, unless there is little else.
    if (taken >= wanted.limit) return found
    const further = new Best<Candidate>(wanted.limit - taken, inOrder)
    const known = new Set(found)
    for (const [at, view] of this.#collection.views.entries())
      this.#collectTitled(view, postings[at] ?? [], scores, wanted.among, known, further)
    return [...found, ...further.sorted().map(({ passage }) => passage)]
  }

  /** Offers the passages of a segment; returns how many it offered. */
  #collect(
    view: SegmentView,
    postings: readonly ConceptPostings[],
    scores: Scores,
    among: ReadonlySet<number> | undefined,
    best: Best<Candidate>,
  ): number {
    const { segment, withdrawn, firsts } = view
    const { documents, groups } = segment
    const titles = titleScores(
      segment,
      postings,
      scores,
      saturation(B.sentence, this.#collection.meanLengths.title),
    )
    const size = groups.of.length
    let taken = 0
    let bound = best.worst?.score ?? -Infinity
    const offer = (passage: number, held: number): void => {
      const document = documents.of[passage] ?? 0
      const score = held + TITLE * (titles?.[document] ?? 0)
      if (score < bound || withdrawn?.[passage] === 1) return
      const number = passage + (firsts[document] ?? 0) - (documents.starts[document] ?? 0)
      if (among && !among.has(number)) return
      best.offer({ passage: number, score })
      bound = best.worst?.score ?? bound
      taken += 1
    }
    const order = this.#block.orderOf(segment, postings, scores)
    const mostTitle = TITLE * (titles?.reduce((most, score) => Math.max(most, score), 0) ?? 0)
    for (let first = 0; first < size;)
      first = this.#block.score(segment, first, postings, order, bound - mostTitle, offer)
    return taken
  }

  #collectTitled(
    { segment, firsts, withdrawn }: SegmentView,
    postings: readonly ConceptPostings[],
    scores: Scores,
    among: ReadonlySet<number> | undefined,
    known: ReadonlySet<number>,
    best: Best<Candidate>,
  ): void {
    const { starts } = segment.documents
    const saturates = saturation(B.sentence, this.#collection.meanLengths.title)
    let bound = best.worst?.score ?? -Infinity
    for (const [document, score] of titleScores(segment, postings, scores, saturates)?.entries() ?? []) {
      if (score === 0 || withdrawn?.[starts[document] ?? 0] === 1) continue
      for (let at = starts[document] ?? 0; at < (starts[document + 1] ?? 0) && score >= bound; at += 1) {
        const passage = at + (firsts[document] ?? 0) - (starts[document] ?? 0)
        if (known.has(passage) || (among && !among.has(passage))) continue
        best.offer({ passage, score })
        bound = best.worst?.score ?? bound
      }
    }
  }
}

/** BM25 of each document's title; undefined if no title has a word of the question. */
function titleScores(
  { titles, keys }: Segment,
  postings: readonly ConceptPostings[],
  { weights, whole }: Scores,
  saturates: Saturation,
): Float64Array | undefined {
  if (postings.every((concept) => concept.titles.length === 0)) return undefined
  const { starts } = titles.sequences
  const scores = new Float64Array(keys.length)
  const held = new Float64Array(keys.length)
  for (const [concept, { titles: lists }] of postings.entries()) {
    const weight = (weights[concept] ?? 0) / whole
    for (const { items, counts, start, end, weight: each } of lists)
      for (let next = start; next < end; next += 1) {
        const title = items[next] ?? 0
        held[title] = (held[title] ?? 0) + each * (counts[next] ?? 0)
      }
    for (const { items, start, end } of lists)
      for (let next = start; next < end; next += 1) {
        const title = items[next] ?? 0
        const count = held[title] ?? 0
        if (count === 0) continue
        const length = (starts[title + 1] ?? 0) - (starts[title] ?? 0)
        scores[title] = (scores[title] ?? 0) + weight * saturated(saturates, count, length)
        held[title] = 0
      }
  }
  return scores
}

function inOrder(left: Candidate, right: Candidate): number {
  return right.score - left.score || left.passage - right.passage
}
