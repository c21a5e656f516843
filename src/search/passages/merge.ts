import { MOST_PASSAGES } from './collect.ts'
import type { Dictionary } from './dictionary.ts'
import type { Segment } from './segment.ts'
import { SegmentBuilder } from './segmentBuilder.ts'
import { WITHDRAWN, type SegmentView } from './segmentView.ts'

/** So many segments of about the same size are merged. */
const WIDTH = 4
/** Segments with no more passages than this are as small as any: merging them takes a moment. */
const SMALL = 1024
/** A segment is written anew when so large a part of it is withdrawn. */
const MOST_WITHDRAWN = 0.3
/** So many documents between two places to interrupt. */
const SLICE = 20

/**
 * The segments that should be merged, at least one, so that a question never has many to look through; none if it is well
 * as it is. Sizes are in tiers, each four times as large as the one before, and four of one tier make one of the next, so
 * that a passage is moved as many times as there are tiers.
 */
export function toMerge(views: readonly SegmentView[]): readonly SegmentView[] {
  const wasteful = views.find(({ segment, size }) => size < (1 - MOST_WITHDRAWN) * segment.groups.of.length)
  if (wasteful) return [wasteful]
  const tiers = new Map<number, SegmentView[]>()
  for (const view of views.toSorted((a, b) => a.size - b.size)) {
    const tier = tierOf(view.size)
    const same = tiers.get(tier) ?? []
    tiers.set(tier, same)
    if (same.reduce((sum, { size }) => sum + size, view.size) <= MOST_PASSAGES) same.push(view)
  }
  return [...tiers.values()].find(({ length }) => length >= WIDTH) ?? []
}

function tierOf(size: number): number {
  return Math.max(0, Math.ceil(Math.log(size / SMALL) / Math.log(WIDTH)))
}

/** One segment with the documents of several that are not withdrawn, in the order of their numbers. Yields often. */
export function* mergedSegment(
  views: readonly SegmentView[],
  dictionary: Dictionary,
): Generator<void, Segment> {
  const documents = views.flatMap(({ segment, firsts }) =>
    Array.from(firsts, (first, document) => ({ segment, first, document })).filter(
      ({ first }) => first !== WITHDRAWN,
    ),
  )
  yield
  documents.sort((a, b) => a.first - b.first)
  const builder = new SegmentBuilder(dictionary)
  for (const [at, { segment, document }] of documents.entries()) {
    builder.append(segment, document)
    if (at % SLICE === 0) yield
  }
  return yield* builder.finish()
}
