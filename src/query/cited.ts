import type { Snapshot } from '../knowledge/snapshot.ts'
import { holds } from '../source/citation.ts'
import type { Copied, Unreadable } from './answer.ts'
import type { CitedSpan } from './citedSpan.ts'
import { excerptAt, NO_HIGHLIGHTS } from './excerpts.ts'

/** An excerpt that is to be copied, or that it no longer stands where it was cited. */
export function citedExcerptAnswer(
  snapshot: Snapshot,
  id: string,
  cited: CitedSpan | undefined,
): Copied | Unreadable {
  const source = snapshot.sources.get(id)
  if (!source || !cited || !holds(cited, source))
    return { status: 'error', message: 'This excerpt no longer stands in its source.', near: [] }
  return { status: 'copied', source, excerpt: excerptAt(source, { source: id }, cited, NO_HIGHLIGHTS) }
}
