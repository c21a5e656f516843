import { passagePath } from '../addresses.ts'
import { textFragmentLink, type Citation } from '../source/citation.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source, Version } from '../knowledge/types.ts'
import { citedDocument, versionOf } from '../knowledge/versions.ts'
import type { Excerpt } from '../query/answer.ts'
import { spanCode } from '../query/citedSpan.ts'
import type { Capacity } from './capacity.ts'
import type { CitedExcerpt } from './card.ts'
import { dateLabel } from './dates.ts'
import { fits } from './fitRequest.ts'
import { titleLabel } from './footer.ts'
import { placeOf } from './place.ts'
import { request, type Request } from './request.ts'

/** What stands around an excerpt besides its words and its citation, in characters. */
const AROUND = 60
/** The same as it is displayed, and what opens its address. */
const AROUND_DISPLAYED = 10
const OPENED = 20

/** What excerpts are cited with. */
export interface Citing {
  readonly snapshot: Snapshot
  readonly capacity: Capacity
  /** The address under which readers reach the program's web server; where it is set, its source reader is linked to. */
  readonly publicUrl?: string | undefined
}

/** The characters of an excerpt with its citation. */
export function excerptLength(excerpt: Excerpt, citing: Citing): number {
  const { measure } = citing.capacity
  const { citedAs, url = '' } = citationOf(excerpt, citing)
  return measure(excerpt.quote) + measure(citedAs) + url.length + AROUND
}

/** The characters of an excerpt's citation as it is displayed. */
export function citationLength(excerpt: Excerpt, citing: Citing): number {
  const { citedAs, url } = citationOf(excerpt, citing, citing.snapshot.sources.size === 1)
  return citedAs.length + AROUND_DISPLAYED + (url === undefined ? 0 : OPENED)
}

/**
 * An excerpt as a card shows it.
 * @param isOfOnlySource whether the page quotes no other source, so that its footer names this one for all.
 * @throws Error where it is not what stands in its source: then nothing is shown rather than a false quotation.
 */
export function citedExcerpt(
  number: number,
  excerpt: Excerpt,
  citing: Citing,
  isOfOnlySource: boolean,
): CitedExcerpt {
  const { snapshot, capacity } = citing
  const { citation, quote, highlights } = excerpt
  if (citedDocument(snapshot, citation)?.text.slice(citation.start, citation.end) !== quote)
    throw new Error(`The excerpt ${citation.start}-${citation.end} is not in ${citation.source}.`)
  const cited = citationOf(excerpt, citing, isOfOnlySource)
  return {
    number,
    quote,
    highlights: highlights(),
    citation,
    ...cited,
    context: contextRequest(citation, capacity),
  }
}

/** Links to the source where it has an address, or else to the program's own reader of it. */
function citationOf(
  { citation, quote, alsoIn = [] }: Excerpt,
  { snapshot, publicUrl }: Citing,
  isOfOnlySource = false,
): Pick<CitedExcerpt, 'citedAs' | 'url'> {
  const source = snapshot.sources.get(citation.source)
  const version = versionCited(snapshot, citation)
  const url = version ? source?.particulars.url : passageAddress(citation, quote, source, publicUrl)
  const title = source ? titleLabel(source) : citation.source
  const also = alsoIn.length === 0 ? '' : `; also in ${alsoIn.join(', ')}`
  const paragraph = `${placeOf(citation, version ?? source)}${also}`
  const place = isOfOnlySource ? paragraph : `${title}, ${paragraph}`
  return {
    citedAs: version ? `${place} (stood there until ${dateLabel(version.until).text})` : place,
    ...(url !== undefined && { url }),
  }
}

function versionCited({ versions }: Snapshot, { source, version }: Citation): Version | undefined {
  return version === undefined ? undefined : versionOf(versions, source, version)
}

function passageAddress(
  citation: Citation,
  quote: string,
  source: Source | undefined,
  publicUrl: string | undefined,
): string | undefined {
  const address = source?.particulars.url
  if (address !== undefined) return textFragmentLink(address, quote)
  return publicUrl === undefined ? undefined : new URL(passagePath(citation), publicUrl).href
}

/** Where a button cannot carry the place of the excerpt too, it opens the paragraph. */
function contextRequest(
  { source, version, paragraph, start, end, hash }: Citation,
  capacity: Capacity,
): Request {
  if (version !== undefined) return request('source', { id: source, version })
  const opened = request('source', { id: source, paragraph: String(paragraph) })
  const whole = request('source', { ...opened.arguments, excerpt: spanCode({ start, end, hash }) })
  return fits(whole, capacity.request) ? whole : opened
}
