import type { FoundParticulars, Particular, ParticularName } from '../incoming.ts'
import { momentOf } from '../moment.ts'
import { namesIn, thingsIn, type Thing } from './jsonLd.ts'

/** What is asked of a page's DOM. */
export interface PageDom {
  querySelectorAll(selector: string): Iterable<PageElement>
  readonly documentElement: PageElement | null
}

export interface PageElement {
  readonly textContent: string | null
  getAttribute(name: string): string | null
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|WebPage)$/u
const KIND_OF_TYPE: readonly (readonly [RegExp, string])[] = [
  [/^OpinionNewsArticle$|^ReviewNewsArticle$/u, 'opinion'],
  [/^AnalysisNewsArticle$/u, 'analysis'],
  [/^(?:ReportageNewsArticle|NewsArticle|LiveBlogPosting)$/u, 'news'],
  [/^(?:Report|ScholarlyArticle|TechArticle)$/u, 'report'],
]
const LONGEST = { title: 300, other: 200 } as const

/**
 * What a page says of its article: by JSON-LD, then by its `meta` elements, then by its markup. What it does not say
 * is absent.
 * @param address where the page was read; relative addresses are resolved against it.
 */
export function pageParticulars(page: PageDom, address: string | undefined): FoundParticulars {
  const read = new PageReader(page)
  const found: Readonly<Record<ParticularName, Particular | undefined>> = {
    title: titleOf(read),
    author: authorOf(read),
    publisher: read.first(
      () => read.ld('publisher'),
      () => read.meta('og:site_name'),
    ),
    published: dateOf(read, 'datePublished', PUBLISHED),
    changed: dateOf(read, 'dateModified', CHANGED),
    url: addressOf(read, address),
    language: languageOf(read),
    kind: kindOf(read),
    licence: read.first(
      () => read.ld('license'),
      () => read.attribute('link[rel~="license"], a[rel~="license"]', 'href'),
      () => read.meta('dc.rights', 'dcterms.license'),
    ),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

class PageReader {
  readonly page: PageDom
  readonly articles: readonly Thing[]
  readonly #metas = new Map<string, string>()

  constructor(page: PageDom) {
    this.page = page
    const things = thingsIn(
      [...page.querySelectorAll('script[type="application/ld+json"]')].map(
        ({ textContent }) => textContent ?? '',
      ),
    )
    const articles = things.filter(({ types }) => types.some((type) => ARTICLE_TYPE.test(type)))
    this.articles = [
      ...articles.filter(({ types }) => !types.includes('WebPage')),
      ...articles.filter(({ types }) => types.includes('WebPage')),
    ]
    for (const meta of page.querySelectorAll('meta')) {
      const content = meta.getAttribute('content')?.trim() ?? ''
      for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
        const name = meta.getAttribute(key)?.trim().toLowerCase()
        if (name && content !== '' && !this.#metas.has(name)) this.#metas.set(name, content)
      }
    }
  }

  /** The first of several ways that gives something. */
  first(...ways: (() => Particular | undefined)[]): Particular | undefined {
    for (const way of ways) {
      const found = way()
      if (found) return found
    }
    return undefined
  }

  ld(property: string): Particular | undefined {
    for (const { properties } of this.articles) {
      const names = namesIn(properties[property]).map(folded)
      if (names.length > 0) return particular([...new Set(names)].join(', '), `JSON-LD ${property}`)
    }
    return undefined
  }

  meta(...names: string[]): Particular | undefined {
    for (const name of names) {
      const content = this.#metas.get(name)
      if (content) return particular(content, `meta ${name}`)
    }
    return undefined
  }

  attribute(selector: string, name: string): Particular | undefined {
    for (const element of this.page.querySelectorAll(selector)) {
      const value = element.getAttribute(name)?.trim()
      if (value) return particular(value, selector)
    }
    return undefined
  }

  text(selector: string): Particular | undefined {
    for (const element of this.page.querySelectorAll(selector)) {
      const value = folded(element.textContent ?? '')
      if (value !== '') return particular(value, selector)
    }
    return undefined
  }
}

/** A page's own `title` holds what its article is called, and the site's name: what says something else is no title. */
function titleOf(read: PageReader): Particular | undefined {
  const whole = read.text('title')
  const agreeing = (found: Particular | undefined): Particular | undefined => {
    if (!found || found.value.length > LONGEST.title) return undefined
    return whole === undefined || sharesWords(found.value, whole.value) ? found : undefined
  }
  return read.first(
    () => agreeing(read.ld('headline')),
    () => read.meta('og:title', 'twitter:title', 'parsely-title', 'dc.title'),
    () => agreeing(read.text('article h1, main h1')),
    () => agreeing(read.text('h1')),
    () => whole,
    () => read.text('h1'),
  )
}

/** Whether at least half of a text's words stand in another. */
function sharesWords(text: string, other: string): boolean {
  const words = wordsOf(text)
  const others = new Set(wordsOf(other))
  return words.filter((word) => others.has(word)).length * 2 >= words.length
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** An address is no name, and “By” is none of its words. */
function authorOf(read: PageReader): Particular | undefined {
  const named = (found: Particular | undefined): Particular | undefined => {
    const value = found?.value.replace(/^(?:by|von|par|por|di)\s+/iu, '')
    return found && value && !/^https?:/iu.test(value) && value.length <= LONGEST.other
      ? { ...found, value }
      : undefined
  }
  return read.first(
    () => named(read.ld('author')),
    () =>
      named(read.meta('author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl')),
    () => named(read.text('[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"]')),
    () => named(read.text('.byline a, .byline-name, .author-name, .c-byline__author')),
  )
}

const PUBLISHED = {
  metas: [
    'article:published_time',
    'og:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date',
    'dc.date.issued',
    'dcterms.created',
    'dcterms.date',
    'pubdate',
    'publishdate',
    'publish-date',
    'publication_date',
    'pub_date',
    'article.published',
    'date',
    'cxenseparse:recs:publishtime',
  ],
  itemprop: 'datePublished',
} as const
const CHANGED = {
  metas: ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified'],
  itemprop: 'dateModified',
} as const

function dateOf(
  read: PageReader,
  property: string,
  { metas, itemprop }: { readonly metas: readonly string[]; readonly itemprop: string },
): Particular | undefined {
  const moment = (found: Particular | undefined): Particular | undefined => {
    const value = found && momentOf(found.value)
    return found === undefined || value === undefined ? undefined : { ...found, value }
  }
  return read.first(
    () => moment(read.ld(property)),
    ...metas.map((name) => () => moment(read.meta(name))),
    () => moment(read.attribute(`[itemprop="${itemprop}"]`, 'datetime')),
    () => moment(read.attribute(`[itemprop="${itemprop}"]`, 'content')),
    ...(itemprop === 'datePublished'
      ? [
          () => moment(read.attribute('time[pubdate]', 'datetime')),
          () => moment(read.attribute('article time[datetime], main time[datetime]', 'datetime')),
          () => moment(read.attribute('header time[datetime], time[class*="publish"]', 'datetime')),
        ]
      : []),
  )
}

function addressOf(read: PageReader, address: string | undefined): Particular | undefined {
  const absolute = (found: Particular | undefined): Particular | undefined => {
    if (!found || !URL.canParse(found.value, address)) return undefined
    const { protocol, href } = new URL(found.value, address)
    return /^https?:$/u.test(protocol) ? { ...found, value: href } : undefined
  }
  return read.first(
    () => absolute(read.attribute('link[rel~="canonical"]', 'href')),
    () => absolute(read.meta('og:url')),
    () => absolute(address === undefined ? undefined : particular(address, 'the address that was asked')),
  )
}

function languageOf(read: PageReader): Particular | undefined {
  const tag = (found: Particular | undefined): Particular | undefined => {
    const value = found?.value.replaceAll('_', '-')
    return found && value && isLanguage(value)
      ? { ...found, value: Intl.getCanonicalLocales(value)[0] ?? value }
      : undefined
  }
  const lang = read.page.documentElement?.getAttribute('lang')?.trim()
  return read.first(
    () => tag(read.ld('inLanguage')),
    () => tag(lang ? particular(lang, 'html lang') : undefined),
    () => tag(read.meta('og:locale', 'content-language', 'language')),
  )
}

function isLanguage(value: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(value)
}

function kindOf(read: PageReader): Particular | undefined {
  const types = read.articles.flatMap((article) => article.types)
  if (read.meta('article:opinion')?.value === 'true') return particular('opinion', 'meta article:opinion')
  for (const [pattern, kind] of KIND_OF_TYPE) {
    const type = types.find((one) => pattern.test(one))
    if (type !== undefined) return particular(kind, `JSON-LD type ${type}`)
  }
  return undefined
}

function particular(value: string, from: string): Particular {
  return { value: folded(value), from }
}

function folded(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/gu, ' ').trim()
}
