import { parseFeed } from '@rowanmanning/feed-parser'
import { z } from 'zod'
import { particularsOf, type Feed } from './feedItem.ts'
import { momentOf } from '../moment.ts'
import { isSitemap, readNewsSitemap } from './newsSitemap.ts'

/**
 * Reads RSS, Atom, a JSON Feed or a news sitemap.
 * @throws Error where the text is none of them.
 */
export function readFeed(text: string): Feed {
  if (text.trimStart().startsWith('{')) return readJsonFeed(text)
  if (isSitemap(text)) return readNewsSitemap(text)
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
        published: momentIn(item, PUBLISHED) ?? item.published?.toISOString(),
        changed: momentIn(item, CHANGED),
        url,
        language: feed.language,
      })
      const content = item.content ?? item.description ?? undefined
      return {
        id: item.id ?? url ?? JSON.stringify([item.title, item.published]),
        sections: item.categories.flatMap(({ label, term }) => [label, term].find(isNamed) ?? []),
        ...(url !== undefined && { url }),
        ...(content !== undefined && { content }),
        particulars,
      }
    }),
  }
}

function isNamed(name: string | null | undefined): name is string {
  return name !== null && name !== undefined && name !== ''
}

type XmlItem = ReturnType<typeof parseFeed>['items'][number]

/** The elements of RSS 2.0, Atom 1.0, Atom 0.3 and Dublin Core, in the order of trust. */
const PUBLISHED = ['pubdate', 'published', 'issued', 'date']
const CHANGED = ['updated', 'modified']

/** A moment as it is written: the library knows the instant, and no longer in which zone. */
function momentIn({ element }: XmlItem, names: readonly string[]): string | undefined {
  for (const name of names) {
    const moment = momentOf(element.findElementWithName(name)?.textContentNormalized ?? '')
    if (moment !== undefined) return moment
  }
  return undefined
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
      tags: z.array(z.string()).default([]),
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
        sections: item.tags,
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
