import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

/** A page as it was saved, and what a human says of it; what nobody has said is absent. */
export interface SavedPage {
  readonly name: string
  readonly html: string
  readonly address: string
  /** Its article's text. */
  readonly text?: string
  /** What its article is called; more than one may be right. */
  readonly titles?: readonly string[]
  /** The day, `YYYY-MM-DD`; null where the page says none. */
  readonly published?: string | null
}

const texts = z.record(z.string(), z.object({ url: z.string(), articleBody: z.string().default('') }))
const particulars = z.record(
  z.string(),
  z.object({ titles: z.array(z.string()).optional(), published: z.string().nullable().optional() }),
)
const metadata = z.object({ title: z.string().nullish(), publishedTime: z.string().nullish() })

/**
 * Reads a folder of saved pages: of scrapinghub's article-extraction-benchmark (`ground-truth.json`, `html/KEY.html.gz`,
 * and what a human says of titles and dates in `particulars.json`), or of mozilla/readability (`test/test-pages`).
 */
export function savedPages(folder: string): SavedPage[] {
  return existsSync(path.join(folder, 'ground-truth.json')) ? marked(folder) : readabilityPages(folder)
}

function marked(folder: string): SavedPage[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
  const said = existsSync(path.join(folder, 'particulars.json'))
    ? particulars.parse(read('particulars.json'))
    : {}
  return Object.entries(texts.parse(read('ground-truth.json'))).map(([name, { url, articleBody }]) => {
    const { titles, published } = said[name] ?? {}
    return {
      name,
      html: gunzipSync(readFileSync(path.join(folder, 'html', `${name}.html.gz`))).toString('utf8'),
      address: url,
      text: articleBody,
      ...(titles && { titles }),
      ...(published !== undefined && { published }),
    }
  })
}

function readabilityPages(folder: string): SavedPage[] {
  const pages = path.join(folder, 'test', 'test-pages')
  return readdirSync(pages).map((name) => {
    const read = (file: string): string => readFileSync(path.join(pages, name, file), 'utf8')
    const { title, publishedTime } = metadata.parse(JSON.parse(read('expected-metadata.json')))
    return {
      name,
      html: read('source.html'),
      address: 'http://fakehost/test/page.html',
      ...(title && { titles: [title] }),
      ...(publishedTime && { published: publishedTime.slice(0, 10) }),
    }
  })
}
