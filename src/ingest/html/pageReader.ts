import { decodeHTML } from 'entities'
import type { Particular } from '../incoming.ts'
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

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|WebPage|ClaimReview)$/u

/** Reads what a page says of its article: by JSON-LD, by its `meta` elements, by its markup. */
export class PageReader {
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
    for (const meta of page.querySelectorAll('meta')) this.#readMeta(meta)
  }

  /** An element may bear several names at once. */
  #readMeta(meta: PageElement): void {
    const content = meta.getAttribute('content')?.trim() ?? ''
    if (content === '') return
    for (const key of ['property', 'name', 'itemprop', 'http-equiv'])
      for (const name of (meta.getAttribute(key) ?? '').toLowerCase().split(/\s+/u))
        if (name !== '' && !this.#metas.has(name)) this.#metas.set(name, content)
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
      const names = namesIn(properties[property])
        .map(plain)
        .filter((name) => name !== '')
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
    return this.texts(selector)[0]
  }

  texts(selector: string): Particular[] {
    return [...this.page.querySelectorAll(selector)].flatMap((element) => {
      const value = folded(element.textContent ?? '')
      return value === '' ? [] : [particular(value, selector)]
    })
  }
}

export function particular(value: string, from: string): Particular {
  return { value: folded(value), from }
}

/** JSON-LD is no HTML, yet publishers write its texts with references and with emphasis. */
function plain(text: string): string {
  return folded(decodeHTML(text).replaceAll(/<\/?(?:em|i|b|strong|span|su[bp]|br)\b[^<>]{0,200}>/giu, ''))
}

function folded(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/gu, ' ').trim()
}
