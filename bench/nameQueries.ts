import type { Named } from '../src/search/names/nameIndex.ts'
import { pick } from './random.ts'

/** A name as somebody might ask for it; undefined if the name does not lend itself to the change. */
type Change = (name: string, random: () => number) => string | undefined

const LETTERS = [...new Array(26).keys()].map((at) => String.fromCharCode(97 + at))
const SHORTEST_MISTYPED = 5

/** Spellings that transliterations and keyboards exchange, each tried where it stands. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/oo/, 'u'],
  [/(?<=[^aeiouq\W])u(?=[^aeiou\W])/, 'ou'],
  [/ee/, 'i'],
  [/(?<=[^aeiouy\W])i(?=[^aeiouy\W])/, 'ee'],
  [/ph/, 'f'],
  [/Tch/, 'Ch'],
  [/(?<=[a-z])(?:sky|skij|skii)\b/, 'skiy'],
  [/(?<=[a-z])y\b/, 'i'],
  [/v(?=[aeiou])/, 'w'],
  [/(?<=[a-z])ov\b/, 'off'],
  [/q(?!u)/, 'k'],
  [/(?<=[aeiou])([lmnrst])(?=[aeiou])/, '$1$1'],
  [/([lmnrst])\1/, '$1'],
  [/\bMoham/, 'Muham'],
  [/ei/, 'ai'],
  [/ck/, 'k'],
  [/ou(?=[^aeiou\W])/, 'u'],
  [/dh/, 'd'],
  [/-/, ' '],
]

/** How names are asked for, each with its changes. */
export const CHANGES: Readonly<Record<string, Change>> = {
  typo: mistype,
  'family name': (name) => {
    const words = name.split(' ')
    return words.length > 1 && /^\p{Lu}/u.test(words[0] ?? '') ? words.at(-1) : undefined
  },
  'missing part': (name, random) => {
    const words = name.split(' ')
    const left = Math.floor(random() * words.length)
    if (words.length < 3 || words.some((word) => /^\p{Ll}/u.test(word))) return undefined
    return words.filter((_, at) => at !== left).join(' ')
  },
  'swapped order': (name) => {
    const words = name.split(' ')
    return words.length > 1 ? `${words.at(-1) ?? ''}, ${words.slice(0, -1).join(' ')}` : undefined
  },
  transliteration: (name, random) => {
    if (/^(?:Sir|President) /.test(name)) return undefined
    const fitting = SPELLINGS.filter(([pattern]) => pattern.test(name))
    const spelling = pick(fitting, random)
    return spelling && name.replace(spelling[0], spelling[1])
  },
}

/** One letter put in, left out, exchanged or swapped with the next, in a word of five letters or more. */
function mistype(name: string, random: () => number): string | undefined {
  const words = name.split(' ')
  const long = [...words.keys()].filter((at) => /^[a-z]{5,}$/i.test(words[at] ?? ''))
  const at = pick(long, random)
  if (at === undefined) return undefined
  const word = words[at] ?? ''
  if (word.length < SHORTEST_MISTYPED) return undefined
  const place = Math.floor(random() * word.length)
  const letter = pick(LETTERS, random) ?? ''
  const [before, here, next] = [word.slice(0, place), word.charAt(place), word.charAt(place + 1)]
  const changed = pick(
    [
      before + letter + word.slice(place),
      before + word.slice(place + 1),
      before + letter + word.slice(place + 1),
      before + next + here + word.slice(place + 2),
    ],
    random,
  )
  return words.with(at, changed ?? word).join(' ')
}

/** A question for an entry; `id` is undefined if its entry is not in the index. */
export interface NameQuery {
  readonly kind: string
  readonly text: string
  /** The name that is meant. */
  readonly name: string
  readonly id: string | undefined
}

/** One query of each kind for an entry, as far as one of its names lends itself. */
export function queriesFor(entry: Named, random: () => number): NameQuery[] {
  return Object.entries(CHANGES).flatMap(([kind, change]) => {
    const name = pick(entry.names, random) ?? ''
    const text = change(name, random)
    return text === undefined || text === name ? [] : [{ kind, text, name, id: entry.id }]
  })
}
