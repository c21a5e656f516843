import { locationOf, warning, type Problem } from './problem.ts'

/**
 * What a copied file holds that its readers would see as it stands: each kind once, where it is first, with what to do.
 */
export function textWarnings(file: string, text: string): Problem[] {
  return kinds.flatMap(({ pattern, message }) => {
    const matches = [...text.matchAll(pattern)]
    const [first] = matches
    if (!first) return []
    const at = locationOf(file, text, first.index)
    return [warning(at, message(first[0], matches.length))]
  })
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  euro: '€',
  pound: '£',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  ntilde: 'ñ',
}

/** Windows-1252 where it is not Latin 1, from 0x80 on; a space where it has nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

const kinds: readonly {
  readonly pattern: RegExp
  readonly message: (found: string, count: number) => string
}[] = [
  {
    pattern: new RegExp(`&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|${Object.keys(NAMED).join('|')});`, 'g'),
    message: (found, count) =>
      `${found} is the code of ${decoded(found)}${more(count, 'such code', 'such codes')}; put the characters in their place, as readers see the codes`,
  },
  {
    pattern:
      /[ÂÃ][\u0080-\u00bf]|â€[\u0080-\u00bf™œšžŸ˜“”‘’¦¢]|â[\u0080-\u009f]{2}|[ÐÑ][\u0080-\u00bf][ÐÑ][\u0080-\u00bf]/g,
    message: (found, count) =>
      `“${found}” was ${mended(found)} before it was read in the wrong encoding${more(count, 'such place', 'such places')}; copy the text anew and save it as UTF-8`,
  },
  {
    pattern: /\uFFFD/g,
    message: (_, count) =>
      `a character was lost here (U+FFFD)${more(count, 'such place', 'such places')}; copy the text anew`,
  },
  {
    pattern: /\f/g,
    message: (_, count) =>
      `a form feed (U+000C), the end of a printed page${more(count, 'such character', 'such characters')}; put a line break in its place, and take out the page's header and footer`,
  },
  {
    pattern: /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g,
    message: (found, count) =>
      `a control character (${codePoint(found)})${more(count, 'such character', 'such characters')}; take it out`,
  },
]

function more(count: number, one: string, several: string): string {
  if (count === 1) return ''
  return count === 2 ? `, and there is 1 more ${one}` : `, and there are ${count - 1} more ${several}`
}

function decoded(reference: string): string {
  const number = /^&#(?:[xX](?<hex>[0-9a-fA-F]+)|(?<decimal>\d+));$/.exec(reference)?.groups
  if (!number) return NAMED[reference.slice(1, -1)] ?? reference
  const code = number['hex'] === undefined ? Number(number['decimal']) : parseInt(number['hex'], 16)
  return code > 0x10ffff ? 'nothing' : `${String.fromCodePoint(code)} (${codePointOf(code)})`
}

/** What the bytes of the text mean in UTF-8. */
function mended(text: string): string {
  const bytes = Array.from(text, (character) => {
    const place = WINDOWS_1252.indexOf(character)
    return place === -1 || character === ' ' ? character.charCodeAt(0) : 0x80 + place
  })
  const read = Buffer.from(bytes).toString('utf8')
  return read.includes('\uFFFD') ? 'another character' : `“${read}”`
}

function codePoint(character: string): string {
  return codePointOf(character.codePointAt(0) ?? 0)
}

export function codePointOf(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
