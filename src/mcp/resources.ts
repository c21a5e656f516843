import type { ReadResourceResult, Resource, ResourceLink } from '@modelcontextprotocol/sdk/types.js'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import { sourceLine } from '../card/footer.ts'

/* Sources as resources: `source://{id}/{paragraph}` is one paragraph, `source://{id}` the first with the particulars. */

export const TEMPLATE = 'source://{id}/{paragraph}'

/** So many resources are listed at once. */
const PAGE = 100
const LONGEST_DESCRIPTION = 500

/** A passage as a link that a client can open. */
export function passageLink(
  { sources }: Snapshot,
  {
    sourceId,
    paragraph,
    quote,
  }: { readonly sourceId: string; readonly paragraph: number; readonly quote: string },
): ResourceLink {
  return {
    type: 'resource_link',
    uri: uriOf(sourceId, paragraph),
    name: `${sourceId}, paragraph ${paragraph}`,
    title: sources.get(sourceId)?.particulars.title ?? sourceId,
    description: quote,
    mimeType: 'text/plain',
  }
}

function uriOf(id: string, paragraph: number): string {
  return `source://${encodeURIComponent(id)}/${paragraph}`
}

/** @param cursor the number of the first to list; the first of all where it is absent. */
export function listSources(
  { sources }: Snapshot,
  cursor: string | undefined,
): { readonly resources: Resource[]; readonly nextCursor?: string } {
  const from = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0
  const all = [...sources.values()]
  const resources = all.slice(from, from + PAGE).map((source): Resource => ({
    uri: uriOf(source.id, 1),
    name: source.id,
    title: source.particulars.title,
    description: sourceLine(source, new Date()).slice(0, LONGEST_DESCRIPTION),
    mimeType: 'text/plain',
  }))
  const next = from + PAGE
  return { resources, ...(next < all.length && { nextCursor: String(next) }) }
}

/** @returns undefined where there is no such source or paragraph. */
export function readPassage({ sources }: Snapshot, uri: string): ReadResourceResult | undefined {
  const match = /^source:\/\/(?<id>[^/?#]{1,300})\/(?<paragraph>\d{1,7})$/u.exec(uri)
  if (!match) return undefined
  const source = sources.get(decoded(match.groups?.['id'] ?? ''))
  const text = source && paragraphOf(source, Number(match.groups?.['paragraph']))
  if (!source || text === undefined) return undefined
  const { title, url, publisher, published } = source.particulars
  return {
    contents: [
      {
        uri,
        mimeType: 'text/plain',
        text,
        _meta: {
          title,
          ...(publisher !== undefined && { publisher }),
          ...(published && { published: published.edtf }),
          ...(url !== undefined && { url }),
        },
      },
    ],
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function paragraphOf({ text, paragraphs }: Source, number: number): string | undefined {
  const paragraph = paragraphs[number - 1]
  return paragraph && text.slice(paragraph.start, paragraph.end)
}

/** The numbers of a source's paragraphs that begin as was typed. */
export function completeParagraph({ sources }: Snapshot, id: string, typed: string): string[] {
  const count = sources.get(id)?.paragraphs.length ?? 0
  return Array.from({ length: count }, (_, at) => String(at + 1)).filter((number) => number.startsWith(typed))
}
