import { codePointOf } from './textWarnings.ts'

/** Where a quote stands in a text but for characters that look alike. */
export interface QuoteDifference {
  /** The offset of the first character in the text that the quote has otherwise. */
  readonly offset: number
  /** Which characters these are, in words. */
  readonly description: string
}

/** Finds the place that a quote looks like, and the first character in which the two differ. */
export function quoteDifference(text: string, exact: string): QuoteDifference | undefined {
  const quote = looksOf(exact)
  const source = looksOf(text)
  const found = quote.looks === '' ? -1 : source.looks.indexOf(quote.looks)
  if (found === -1) return undefined
  const start = source.offsets[found] ?? 0
  for (let at = 0; at < exact.length; at += 1) {
    if (text[start + at] === exact[at]) continue
    const theirs = text.codePointAt(start + at)
    const ours = exact.codePointAt(at)
    return {
      offset: start + at,
      description: `at character ${at + 1} the source has ${nameOf(theirs)}, and the quote ${nameOf(ours)}`,
    }
  }
  return undefined
}

/** Letters put together, and signs and white space that look alike as one; with each character's place in the text. */
function looksOf(text: string): { readonly looks: string; readonly offsets: readonly number[] } {
  let looks = ''
  const offsets: number[] = []
  for (const { 0: cluster, index } of text.matchAll(/[\s\u00a0]+|[^\p{M}]\p{M}*|\p{M}+/gu)) {
    const look = cluster
      .normalize('NFKC')
      .replace(INVISIBLE, '')
      .replace(/\s+/g, ' ')
      .replace(/[‘’‚‛′`´]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/[‐‑‒–—―−]/g, '-')
    if (look === ' ' && looks.endsWith(' ')) continue
    looks += look
    offsets.push(...Array<number>(look.length).fill(index))
  }
  return { looks, offsets }
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu

const NAMES: Readonly<Record<string, string>> = {
  '\n': 'a line break',
  '\r': 'a carriage return',
  '\t': 'a tab',
  ' ': 'a space',
  '\u00a0': 'a no-break space',
  '\u202f': 'a narrow no-break space',
  '\u2009': 'a thin space',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero width space',
  '\u200c': 'a zero width non-joiner',
  '\u200d': 'a zero width joiner',
  '\u200e': 'a left-to-right mark',
  '\u200f': 'a right-to-left mark',
  '\u2060': 'a word joiner',
  '\ufeff': 'a byte order mark',
}

function nameOf(code: number | undefined): string {
  if (code === undefined) return 'nothing more'
  const character = String.fromCodePoint(code)
  const name = NAMES[character]
  if (name !== undefined) return `${name} (${codePointOf(code)})`
  if (/\p{M}/u.test(character))
    return `an accent of its own (${codePointOf(code)}), as the letter is written in two parts (NFD)`
  return `${character} (${codePointOf(code)})`
}
