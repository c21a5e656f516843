import { datesIn } from '../../source/datesInText.ts'
import type { Particular } from '../incoming.ts'
import { momentOf } from '../moment.ts'
import type { PageReader } from './pageReader.ts'

const PUBLISHED = [
  'article:published_time',
  'article:published',
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
]
const CHANGED = [
  'article:modified_time',
  'article:modified',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'last-modified',
]

/** When an article was published. @param language of its dates in words. */
export function publishedOf(read: PageReader, language: string): Particular | undefined {
  return read.first(
    () => said(read, 'datePublished', PUBLISHED, language),
    () => dated(read.attribute('time[pubdate]', 'datetime'), language),
    () => dated(read.attribute('article time[datetime], main time[datetime]', 'datetime'), language),
    () => dated(read.attribute('header time[datetime], time[class*="publish"]', 'datetime'), language),
    () => onlyOne(attributes(read, 'time[datetime]', 'datetime'), language),
    () => onlyOne(read.texts('time'), language),
    () => onlyOne(labelled(read, PUBLISHED_CLASS), language),
    () => onlyOne(labelled(read, DATE_CLASS), language),
  )
}

/** When it was changed last. */
export function changedOf(read: PageReader, language: string): Particular | undefined {
  return said(read, 'dateModified', CHANGED, language)
}

function said(
  read: PageReader,
  property: string,
  metas: readonly string[],
  language: string,
): Particular | undefined {
  const itemprop = `[itemprop~="${property}"]`
  return read.first(
    () => dated(read.ld(property), language),
    ...metas.map((name) => () => dated(read.meta(name), language)),
    () => dated(read.attribute(itemprop, 'datetime'), language),
    () => dated(read.attribute(itemprop, 'content'), language),
    () => onlyOne(read.texts(itemprop), language),
  )
}

/** With its time and zone where they are written so that nobody can be in doubt, else the day alone. */
function dated(found: Particular | undefined, language: string): Particular | undefined {
  if (!found) return undefined
  const value = momentOf(found.value) ?? dayIn(found.value, language)
  return value === undefined ? undefined : { ...found, value }
}

/** A day that the words name whole, where they name no other. */
function dayIn(text: string, language: string): string | undefined {
  if (text.length > LONGEST_WORDS) return undefined
  const days = datesIn(text, language).flatMap(({ date: { earliest, latest }, isResolved }) =>
    earliest !== undefined && earliest === latest && !isResolved ? [earliest] : [],
  )
  return new Set(days).size === 1 && momentOf(days[0] ?? '') !== undefined ? days[0] : undefined
}

const LONGEST_WORDS = 100

/** Lists of other articles and remarks have dates too: where a page has several, none is known to be the article's. */
function onlyOne(all: readonly Particular[], language: string): Particular | undefined {
  const found = all.filter(({ value }) => !OTHER.test(value)).flatMap((one) => dated(one, language) ?? [])
  return new Set(found.map(({ value }) => value.slice(0, DAY_CHARACTERS))).size === 1 ? found[0] : undefined
}

const DAY_CHARACTERS = 10
const OTHER = /updated?|modified|last\b|accessed|geändert|aktualisiert|actualizado|mis à jour/iu

function attributes(read: PageReader, selector: string, name: string): Particular[] {
  return [...read.page.querySelectorAll(selector)].flatMap((element) => {
    const value = element.getAttribute(name)?.trim()
    return value ? [{ value, from: selector }] : []
  })
}

/** The words of a class are parted by hyphens, by underscores, or by capitals. */
const PUBLISHED_CLASS = /(?:^|[\s_-])pub(?:lish(?:ed)?)?(?:[\s_-]?(?:on|at|date|time))?(?:$|[\s_-])/iu
const DATE_CLASS = /(?:^|[\s_-])(?:date(?:line|time)?|byline|posted(?:[\s_-]?on)?)(?:$|[\s_-])/iu

const BESIDE_CLASS = /tweet|comment|repl(?:y|ies)|related|sidebar|widget|footer|copyright/iu

function labelled(read: PageReader, pattern: RegExp): Particular[] {
  return [...read.page.querySelectorAll('[class]')].flatMap((element) => {
    const name = element.getAttribute('class') ?? ''
    if (!pattern.test(name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')) || BESIDE_CLASS.test(name)) return []
    const value = (element.getAttribute('value') ?? element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim()
    return value === '' || value.length > LONGEST_WORDS ? [] : [{ value, from: `class ${name.trim()}` }]
  })
}
