import type { Particular } from '../incoming.ts'
import type { PageReader } from './pageReader.ts'

const LONGEST = 300
const SEPARATOR = / [|–—·•»_-] | ?[|_] ?/u

/**
 * What an article is called: its heading as readers see it, where that agrees with what the page says of itself
 * elsewhere; else what it says there, without the name of the site.
 * @param names what the site may be called: its publisher, its host.
 */
export function titleOf(read: PageReader, names: readonly string[]): Particular | undefined {
  const whole = read.text('title')
  const said = [read.ld('headline'), ...META.map((name) => read.meta(name)), whole]
    .filter((found) => found !== undefined)
    .filter(({ value }) => value.length <= LONGEST)
  const isAbout = (found: Particular | undefined): found is Particular =>
    found !== undefined && (whole === undefined || sharesWords(found.value, whole.value) >= AGREEING)
  const headline = said.find(({ from }) => from === HEADLINE)
  return (
    headingOf(read, said, names) ??
    withoutSite(
      (isAbout(headline) ? headline : undefined) ??
        said.find(({ from }) => from.startsWith('meta ')) ??
        [...read.texts('article h1, main h1'), ...read.texts('h1')].find(isAbout) ??
        whole ??
        read.text('h1'),
      names,
    )
  )
}

const HEADLINE = 'JSON-LD headline'
const META = ['og:title', 'twitter:title', 'parsely-title', 'dc.title'] as const
/** The share of a text's words that stand in another, from which both are about one thing. */
const AGREEING = 0.5

/** The heading that has most words of what the page says elsewhere; a site's name stands in headings too. */
function headingOf(
  read: PageReader,
  said: readonly Particular[],
  names: readonly string[],
): Particular | undefined {
  const words = said.map(({ value }) => value).join(' ')
  let best: { readonly heading: Particular; readonly share: number } | undefined
  for (const heading of read.texts('h1')) {
    if (heading.value.length > LONGEST || isSite(heading.value, said, names)) continue
    const share = sharesWords(heading.value, words)
    if (share >= AGREEING && share > (best?.share ?? 0)) best = { heading, share }
  }
  const heading = best?.heading
  return said.find(({ value }) => heading && bare(value) === bare(heading.value)) ?? heading
}

/** Whether a heading is called as the site, or is the lesser part of what the page is called, at either end of it. */
function isSite(heading: string, said: readonly Particular[], names: readonly string[]): boolean {
  const own = bare(heading)
  if (own === '' || names.includes(own)) return true
  return said.some(({ value }) => {
    const whole = bare(value)
    return (whole.startsWith(own) || whole.endsWith(own)) && own.length * 2 < whole.length
  })
}

function withoutSite(found: Particular | undefined, names: readonly string[]): Particular | undefined {
  if (!found) return undefined
  const parts = found.value.split(SEPARATOR)
  const last = parts.at(-1) ?? ''
  if (parts.length < 2 || !names.includes(bare(last))) return found
  const value = found.value.slice(0, found.value.lastIndexOf(last)).replace(/ ?[|–—·•»_-] ?$/u, '')
  return value === '' ? found : { ...found, value }
}

/** The names of a site in the form in which they are compared: `www.lune-herald.example` and “Lune Herald” are one. */
export function siteNames(publisher: Particular | undefined, address: string | undefined): string[] {
  const host = address !== undefined && URL.canParse(address) ? new URL(address).hostname : ''
  const labels = host.replace(/^www\./u, '').split('.')
  const domain = labels.length > 2 && (labels.at(-2)?.length ?? 0) <= 3 ? labels.at(-3) : labels.at(-2)
  return [publisher?.value, labels.join(''), `www${labels.join('')}`, domain]
    .map((name) => bare(name ?? ''))
    .filter((name) => name !== '')
}

/** The share of a text's words that stand in another, 0..1. */
function sharesWords(text: string, other: string): number {
  const words = wordsOf(text)
  const others = new Set(wordsOf(other))
  return words.length === 0 ? 0 : words.filter((word) => others.has(word)).length / words.length
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function bare(text: string): string {
  return wordsOf(text).join('')
}
