import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import { passageExcerpt } from '../query/excerpts.ts'
import { attributionsOf } from '../query/statements.ts'
import type { Span } from '../source/quote.ts'
import { runAtOnce } from '../source/slices.ts'
import type { Excerpt } from '../query/answer.ts'
import type { Evidence } from './verification.ts'

/** An excerpt as evidence. */
export function excerptEvidence(snapshot: Snapshot, excerpt: Excerpt, saidBy?: string): Evidence {
  const published = snapshot.sources.get(excerpt.citation.source)?.particulars.published
  return { excerpt, ...(saidBy !== undefined && { saidBy }), ...(published && { published }) }
}

/**
 * A passage as evidence, with what to set off in it.
 * @param instead what stands there in the place of what the draft has.
 */
export function evidenceOf(
  snapshot: Snapshot,
  passage: PassageNumber,
  highlights: readonly Span[] = [],
  instead?: string,
): Evidence[] {
  const excerpt = passageExcerpt(snapshot, passage, () => highlights)
  const source = snapshot.passages[passage]?.source
  if (!excerpt || !source) return []
  const [attribution] = runAtOnce(attributionsOf(snapshot, [passage]))
  const { published } = source.particulars
  const saidBy = attribution && source.text.slice(attribution.found.name.start, attribution.found.name.end)
  return [
    {
      excerpt,
      ...(instead !== undefined && { instead }),
      ...(saidBy !== undefined && { saidBy: saidBy.replace(/\s+/g, ' ') }),
      ...(published && { published }),
    },
  ]
}
