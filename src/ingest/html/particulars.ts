import type { FoundParticulars, Particular, ParticularName } from '../incoming.ts'
import { changedOf, publishedOf } from './dates.ts'
import { PageReader, particular, type PageDom } from './pageReader.ts'
import { siteNames, titleOf } from './title.ts'

const KINDS_OF_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:Opinion|Review)NewsArticle$/u, 'opinion'],
  [/^AnalysisNewsArticle$/u, 'analysis'],
  [/^LiveBlogPosting$/u, 'live'],
]
/** What these say is said of nearly every article, so that a section says more. */
const PLAIN_KINDS_OF_TYPES: typeof KINDS_OF_TYPES = [
  [/^(?:Reportage)?NewsArticle$/u, 'news'],
  [/^(?:Report|ScholarlyArticle|TechArticle)$/u, 'report'],
]
/** Sections of a paper that are a kind of text by their name. */
const KINDS_OF_SECTIONS: typeof KINDS_OF_TYPES = [
  [/^(?:opinions?|op-?eds?|editorials?|commentary|kommentare?|meinung|opini[oó]n|tribunes?)$/iu, 'opinion'],
  [/^(?:analys[ei]s|analysen?|an[aá]lisis)$/iu, 'analysis'],
]
const LONGEST_NAME = 200

/**
 * What a page says of its article: by JSON-LD, then by its `meta` elements, then by its markup. What it does not say
 * is absent.
 * @param address where the page was read; relative addresses are resolved against it.
 */
export function pageParticulars(page: PageDom, address: string | undefined): FoundParticulars {
  const read = new PageReader(page)
  const publisher = read.first(
    () => read.ld('publisher'),
    () => read.meta('og:site_name'),
  )
  const url = addressOf(read, address)
  const language = languageOf(read)
  const datesIn = language?.value ?? 'en'
  const found: Readonly<Record<ParticularName, Particular | undefined>> = {
    title: titleOf(read, siteNames(publisher, url?.value)),
    author: authorOf(read),
    publisher,
    published: publishedOf(read, datesIn),
    changed: changedOf(read, datesIn),
    url,
    language,
    kind: kindOf(read),
    licence: read.first(
      () => read.ld('license'),
      () => read.attribute('link[rel~="license"], a[rel~="license"]', 'href'),
      () => read.meta('dc.rights', 'dcterms.license'),
    ),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** An address is no name, and “By” is none of its words. */
function authorOf(read: PageReader): Particular | undefined {
  const named = (found: Particular | undefined): Particular | undefined => {
    const value = found?.value.replace(/^(?:by|von|par|por|di)\s+/iu, '')
    return found && value && !/^https?:/iu.test(value) && value.length <= LONGEST_NAME
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
  if (read.meta('article:opinion')?.value === 'true') return particular('opinion', 'meta article:opinion')
  return kindByType(read, KINDS_OF_TYPES) ?? kindBySection(read) ?? kindByType(read, PLAIN_KINDS_OF_TYPES)
}

function kindByType(read: PageReader, kinds: typeof KINDS_OF_TYPES): Particular | undefined {
  const types = read.articles.flatMap((article) => article.types)
  for (const [pattern, kind] of kinds) {
    const type = types.find((one) => pattern.test(one))
    if (type !== undefined) return particular(kind, `JSON-LD type ${type}`)
  }
  return undefined
}

function kindBySection(read: PageReader): Particular | undefined {
  const section = read.ld('articleSection') ?? read.meta('article:section')
  const kind = KINDS_OF_SECTIONS.find(([pattern]) => section && pattern.test(section.value))?.[1]
  return section && kind !== undefined ? particular(kind, section.from) : undefined
}
