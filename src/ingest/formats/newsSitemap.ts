import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { withoutProlog } from '../format.ts'
import { particularsOf, type Feed } from './feedItem.ts'

/** A news sitemap names at most so many articles; what names more is a site's whole. */
const MOST_URLS = 1_000

const text = z.coerce.string().optional().catch(undefined)
const sitemap = z.object({
  urlset: z.object({
    url: z
      .array(
        z.object({
          loc: z.string(),
          lastmod: text,
          news: z
            .object({
              title: text,
              publication_date: text,
              keywords: text,
              publication: z.object({ name: text, language: text }).optional().catch(undefined),
            })
            .optional()
            .catch(undefined),
        }),
      )
      .default([]),
  }),
})

/** Whether a text is a sitemap (sitemaps.org), of news or of anything else. */
export function isSitemap(xml: string): boolean {
  return /^<urlset\b/u.test(withoutProlog(xml))
}

/**
 * Reads a sitemap of news (Google's extension of sitemaps.org): the articles of the last two days. What is no news has no
 * place among them.
 * @throws Error where the text is no sitemap.
 */
export function readNewsSitemap(xml: string): Feed {
  const parser = new XMLParser({
    removeNSPrefix: true,
    parseTagValue: false,
    isArray: (name) => name === 'url',
  })
  const { urlset } = sitemap.parse(parser.parse(xml))
  const items = urlset.url.slice(0, MOST_URLS).flatMap(({ loc, lastmod, news }) => {
    if (!news) return []
    const { title, publication_date: published, publication, keywords = '' } = news
    return [
      {
        id: loc,
        url: loc,
        sections: keywords
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
        particulars: particularsOf({
          title,
          published,
          changed: lastmod,
          publisher: publication?.name,
          url: loc,
          language: publication?.language,
        }),
      },
    ]
  })
  return { title: urlset.url[0]?.news?.publication?.name ?? '', items }
}
