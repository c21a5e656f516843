import { toMerge } from '../tiers.ts'
import { MOST_PASSAGES } from './collect.ts'
import type { Dictionary } from './dictionary.ts'
import type { Segment } from './segment.ts'
import { SegmentBuilder } from './segmentBuilder.ts'
import { WITHDRAWN, type SegmentView } from './segmentView.ts'

/** So many documents between two places to interrupt. */
const SLICE = 20

/** The segments that should be merged; none if it is well as it is. */
export function segmentsToMerge(views: readonly SegmentView[]): readonly SegmentView[] {
  const sized = views.map((view) => ({ view, size: view.size, whole: view.segment.groups.of.length }))
  return toMerge(sized, MOST_PASSAGES).map(({ view }) => view)
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
