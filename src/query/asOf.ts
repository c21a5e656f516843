import type { EdtfDate } from '../source/date.ts'
import type { Document } from '../source/document.ts'
import type { Span } from '../source/quote.ts'
import { citedDocument } from '../knowledge/versions.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'

/** Whether words that stand in a source, or in an earlier version of it, stood in it on a day, wherever that was. */
export type Stood = (source: string, span: Span & { readonly version?: string }) => boolean

/** @param day the last day of it counts, to its end; everything stood then where it is absent or has no end. */
export function stoodAsOf(snapshot: Snapshot, day: EdtfDate | undefined): Stood {
  const last = day?.latest
  if (last === undefined) return () => true
  return (source, { version, start, end }) => {
    const then = documentOf(snapshot, source, last)
    const cited = citedDocument(snapshot, { source, ...(version !== undefined && { version }) })
    if (!then || !cited) return false
    return then === cited || then.text.includes(cited.text.slice(start, end))
  }
}

/** The text that a source had at the end of a day: of the versions that lasted longer, the one that ended first. */
function documentOf({ sources, versions }: Snapshot, source: string, day: string): Document | undefined {
  const lasted = versions
    .get(source)
    ?.findLast(({ until }) => until.latest !== undefined && until.latest > day)
  return lasted ?? sources.get(source)
}
