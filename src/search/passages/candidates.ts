import { Best } from '../best.ts'
import { B, saturated, saturation, type Saturation } from './bm25.ts'
import type { Collection } from './collection.ts'
import type { Occurrences } from './occurrences.ts'
import { ParagraphScores } from './paragraphScores.ts'
import { PromisingParagraphs } from './promising.ts'
import type { ConceptPostings } from './postingLists.ts'
import type { Scores } from './scores.ts'
import type { Segment } from './segment.ts'
import type { SegmentView } from './segmentView.ts'
import { UpperBounds } from './upperBounds.ts'

/** How many passages are wanted, and among which; all if not given. */
export interface Wanted<Of extends number = number> {
  readonly limit: number
  readonly among?: ReadonlySet<Of>
}

/** A segment that is being searched. */
interface Prepared {
  readonly view: SegmentView
  /** Of each concept. */
  readonly postings: readonly ConceptPostings[]
  /** BM25 of each document's title; undefined if no title has a word of the question. */
  readonly titles: Float64Array | undefined
  readonly occurrences: Occurrences
  /** The weight of each concept as a share of the question's. */
  readonly shares: readonly number[]
  /** Whether the collection has the passage, and it is among those that are wanted. */
  readonly isWanted: (passage: number) => boolean
  readonly offer: (passage: number, score: number) => void
}

/** A paragraph that may have one of the best passages, and the most that any of its passages can get. */
interface Later {
  readonly prepared: Prepared
  readonly group: number
  readonly most: number
}

interface Candidate {
  readonly passage: number
  readonly score: number
}

/** How much the title counts for the first-pass score. */
const TITLE = 0.2

/** So few passages are scored without asking which of them promise anything. */
const FEW = 1000
/** How much of the score that is looked for may be given by words whose postings are not walked. */
const LEFT_OUT = 0.1
/** So many paragraphs of a stretch are scored at once. */
const AT_ONCE = 16
/** Rounding is no more than such a part of a step. */
const ROUNDING = 1e-6
/** The passages of a segment are gone through in stretches, each longer than the one before, as it is known better what to look for. */
const STRETCH = { first: 2 ** 12, most: 2 ** 17 } as const

/**
 * Finds the passages that are worth measuring in full: those with the best first-pass scores, a sum of what the text, the
 * paragraph and the title hold. Postings tell which paragraphs may have one, and their own words which score it is.
 */
export class CandidateSearch {
  readonly #collection: Collection
  readonly #paragraphs: ParagraphScores
  readonly #promising = new PromisingParagraphs()

  constructor(collection: Collection) {
    this.#collection = collection
    this.#paragraphs = new ParagraphScores(collection.meanLengths)
  }

  /**
   * @param postings of each view and concept.
   * @returns at most so many as wanted, the best first; where those run out that share a word in their text, their notes
   * or their paragraph, those follow whose title has one.
   */
  best(scores: Scores, postings: readonly (readonly ConceptPostings[])[], wanted: Wanted): number[] {
    const first = new Best<Candidate>(wanted.limit, inOrder)
    const views = this.#collection.views.map((view, at) =>
      this.#prepared(view, postings[at] ?? [], scores, wanted.among, first),
    )
    if (wanted.among && wanted.among.size <= FEW) this.#scoreAmong(wanted.among, views)
    else this.#scoreMostPromising(views, first)
    const found = first.sorted().map(({ passage }) => passage)
    // A long document is not looked through for its title's sake, unless there is little else.
    if (found.length >= wanted.limit) return found
    const further = new Best<Candidate>(wanted.limit - found.length, inOrder)
    const known = new Set(found)
    for (const { view, titles } of views) this.#collectTitled(view, titles, wanted.among, known, further)
    return [...found, ...further.sorted().map(({ passage }) => passage)]
  }

  #prepared(
    view: SegmentView,
    postings: readonly ConceptPostings[],
    scores: Scores,
    among: ReadonlySet<number> | undefined,
    best: Best<Candidate>,
  ): Prepared {
    const { segment, withdrawn, firsts } = view
    const { documents } = segment
    const titles = titleScores(
      segment,
      postings,
      scores,
      saturation(B.sentence, this.#collection.meanLengths.title),
    )
    const numberOf = (passage: number, document: number): number =>
      passage + (firsts[document] ?? 0) - (documents.starts[document] ?? 0)
    const isWanted = (passage: number): boolean =>
      withdrawn?.[passage] !== 1 && (!among || among.has(numberOf(passage, documents.of[passage] ?? 0)))
    const offer = (passage: number, held: number): void => {
      const document = documents.of[passage] ?? 0
      const score = held + TITLE * (titles?.[document] ?? 0)
      if (score < (best.worst?.score ?? 0) || !isWanted(passage)) return
      best.offer({ passage: numberOf(passage, document), score })
    }
    const { occurrences, weights, whole } = scores
    const shares = weights.map((weight) => weight / whole)
    return { view, postings, titles, occurrences, shares, isWanted, offer }
  }

  /** Scores the paragraphs of certain passages. */
  #scoreAmong(among: ReadonlySet<number>, views: readonly Prepared[]): void {
    const scored = views.map(() => new Set<number>())
    for (const number of among) {
      const { view, segment, passage } = this.#collection.placeOf(number)
      const at = views.findIndex((prepared) => prepared.view === view)
      const prepared = views[at]
      const group = segment.groups.of[passage] ?? 0
      if (!prepared || scored[at]?.has(group)) continue
      scored[at]?.add(group)
      this.#score(prepared, group)
    }
  }

  /** Scores the paragraphs of which a passage may be among the best, those that promise most before others. */
  #scoreMostPromising(views: readonly Prepared[], best: Best<Candidate>): void {
    const later: Later[] = []
    for (const view of views) this.#goThrough(view, best, later)
    for (const { prepared, group, most } of later.sort((a, b) => b.most - a.most)) {
      if (most < (best.worst?.score ?? 0)) break
      this.#score(prepared, group)
    }
  }

  /**
   * Goes through a segment for the paragraphs of which a passage may be among the best, and scores those at once that
   * promise most: the better the best are, the fewer are left.
   */
  #goThrough(prepared: Prepared, best: Best<Candidate>, later: Later[]): void {
    const { view, postings, titles, occurrences, shares } = prepared
    const { segment } = view
    const { meanLengths } = this.#collection
    const bounds = new UpperBounds(segment, postings, shares, occurrences.strengths, meanLengths)
    const mostTitle = TITLE * (titles?.reduce((most, score) => Math.max(most, score), 0) ?? 0)
    let stretch: number = STRETCH.first
    for (let first = 0; first < segment.groups.of.length;) {
      const end = stretchEnd(segment, first, stretch)
      const least = (best.worst?.score ?? 0) - mostTitle
      const { lists, rest } = bounds.essential(LEFT_OUT * least)
      const leastSteps = Math.max(1, Math.ceil((least - rest) / bounds.step - ROUNDING))
      let scored = 0
      for (const { group, steps } of this.#promising.among(segment, first, end, lists, leastSteps)) {
        const most = (steps + ROUNDING) * bounds.step + rest + mostTitle
        if (most < (best.worst?.score ?? 0)) break
        if (best.worst === undefined || scored < AT_ONCE) this.#score(prepared, group)
        else later.push({ prepared, group, most })
        scored += 1
      }
      first = end
      stretch = Math.min(2 * stretch, STRETCH.most)
    }
  }

  #score({ view, occurrences, shares, isWanted, offer }: Prepared, group: number): void {
    const { starts } = view.segment.groups
    let passage = starts[group] ?? 0
    const end = starts[group + 1] ?? 0
    while (passage < end && !isWanted(passage)) passage += 1
    if (passage === end) return
    this.#paragraphs.score(view, group, occurrences, shares, offer)
  }

  #collectTitled(
    { segment, firsts, withdrawn }: SegmentView,
    titles: Float64Array | undefined,
    among: ReadonlySet<number> | undefined,
    known: ReadonlySet<number>,
    best: Best<Candidate>,
  ): void {
    const { starts } = segment.documents
    let bound = best.worst?.score ?? -Infinity
    for (const [document, score] of titles?.entries() ?? []) {
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

/** Where a stretch of at least so many passages ends, if the segment has them, and with it a paragraph. */
function stretchEnd({ groups: { of, starts } }: Segment, first: number, passages: number): number {
  if (first + passages >= of.length) return of.length
  return starts[(of[first + passages - 1] ?? 0) + 1] ?? of.length
}

function inOrder(left: Candidate, right: Candidate): number {
  return right.score - left.score || left.passage - right.passage
}
