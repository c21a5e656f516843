import { parseFeed } from '@rowanmanning/feed-parser'
import { z } from 'zod'
import type { FoundParticulars } from '../incoming.ts'
import { momentOf } from '../moment.ts'

/** An item of a feed: what it says of an article, and its text where it carries one. */
export interface FeedItem {
  /** Equal for the same item, whenever it is read. */
  readonly id: string
  readonly url?: string
  readonly particulars: FoundParticulars
  /** HTML, where the feed carries the whole article or a beginning of it. */
  readonly content?: string
}

export interface Feed {
  readonly title: string
  readonly items: readonly FeedItem[]
}

/**
 * Reads RSS, Atom or a JSON Feed.
 * @throws Error where the text is none of them.
 */
export function readFeed(text: string): Feed {
  if (text.trimStart().startsWith('{')) return readJsonFeed(text)
  const feed = parseFeed(text)
  return {
    title: feed.title ?? '',
    items: feed.items.map((item) => {
      const url = item.url ?? undefined
      const particulars = particularsOf({
        title: item.title,
        author: item.authors
          .map(({ name }) => name)
          .filter(Boolean)
          .join(', '),
        published: (item.published ?? item.updated)?.toISOString(),
        changed: item.updated?.toISOString(),
        url,
        language: feed.language,
      })
      const content = item.content ?? item.description ?? undefined
      return {
        id: item.id ?? url ?? JSON.stringify([item.title, item.published]),
        ...(url !== undefined && { url }),
        ...(content !== undefined && { content }),
        particulars,
      }
    }),
  }
}

const jsonFeed = z.object({
  title: z.string().default(''),
  language: z.string().optional(),
  items: z.array(
    z.object({
      id: z.coerce.string(),
      url: z.string().optional(),
      external_url: z.string().optional(),
      title: z.string().optional(),
      content_html: z.string().optional(),
      content_text: z.string().optional(),
      date_published: z.string().optional(),
      date_modified: z.string().optional(),
      authors: z.array(z.object({ name: z.string().optional() })).optional(),
    }),
  ),
})

/** JSON Feed 1.1 (jsonfeed.org). */
function readJsonFeed(text: string): Feed {
  const { title, language, items } = jsonFeed.parse(JSON.parse(text))
  return {
    title,
    items: items.map((item) => {
      const url = item.url ?? item.external_url
      const content = item.content_html ?? item.content_text
      return {
        id: item.id,
        ...(url !== undefined && { url }),
        ...(content !== undefined && { content }),
        particulars: particularsOf({
          title: item.title,
          author: item.authors?.flatMap(({ name }) => name ?? []).join(', '),
          published: item.date_published,
          changed: item.date_modified,
          url,
          language,
        }),
      }
    }),
  }
}

function particularsOf(given: Readonly<Record<string, string | null | undefined>>): FoundParticulars {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const text = name === 'published' || name === 'changed' ? momentOf(value ?? '') : value?.trim()
      return text ? [[name, { value: text, from: `the feed's ${name}` }]] : []
    }),
  )
}
