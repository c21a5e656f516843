/** What is exchanged: a pattern, and the form of each text that it matches. */
interface Rule {
  readonly pattern: RegExp
  readonly form: (found: string) => string
}

/**
 * Spellings of one sound, most of them of different transliterations of one name, brought to one form. The rules
 * run in order. Capitals stand for sounds that are written with several letters, so that later rules spare them.
 */
const CLOSE: readonly Rule[] = [
  rule(/c(?=[eiy])/g, { c: 's' }),
  rule(/shch|t?sch(?!t)|tch|sh|ch|kh|ph|dzh|dj|ck|[cqxw]/g, {
    ...{ shch: 'SC', tsch: 'C', sch: 'C', tch: 'C', ch: 'C', sh: 'S', kh: 'X' },
    ...{ ph: 'f', dzh: 'j', dj: 'j', ck: 'k', c: 'k', q: 'k', x: 'ks', w: 'v' },
  }),
  rule(/^u|(?<=[oe])ff$|mme$|(?<=[bdfgkptv])re$/g, { u: 'o', ff: 'v', mme: 'm', re: 'er' }),
  { pattern: /(?<=[^iyj]|^[iyj])[iyj]+$/g, form: () => 'i' },
  rule(/(?<=.)y(?![aeiou])|oo|ou|ee|ie/g, { y: 'i', oo: 'u', ou: 'u', ee: 'i', ie: 'i' }),
  { pattern: /(.)\1+/g, form: (doubled) => doubled.charAt(0) },
]

/** Further spellings that are told apart in other names, so that they count less. */
const LOOSE: readonly Rule[] = [
  rule(/SC|[Xgz]|(?<=[bdgjklnrt])h|(?<=[aeiou])h$|(?<=[bdfgklmnprstv])y(?=[aeiou])|(?<=l)j(?=[aeiou])/g, {
    ...{ SC: 'C', X: 'k', g: 'k', z: 's', h: '', y: 'i', j: 'i' },
  }),
  { pattern: /[aeiou](?:y?[aeiou])*/g, form: (vowels) => VOWELS.get(vowels.charAt(0)) ?? vowels },
  { pattern: /(.)\1+/g, form: (doubled) => doubled.charAt(0) },
]

const VOWELS = new Map(Object.entries({ e: 'a', a: 'a', i: 'i', o: 'o', u: 'o' }))

/** In shorter words vowels and voicing tell names apart. */
const SHORTEST_LOOSE = 5

/**
 * Brings spellings that are rarely told apart to one form: doubled letters, c, k and q, i, y and ee, u, oo and
 * ou, v and w, -re and -er.
 * @param word folded; words in other alphabets than the Latin one are returned as they are.
 */
export function closeSpelling(word: string): string {
  return isSpelled(word) ? apply(CLOSE, word) : word
}

/**
 * Brings spellings further: a and e, o and u, g and k, s and z, and an h after a consonant make no difference.
 * @param close the word's close spelling.
 */
export function loosened(word: string, close: string): string {
  return isSpelled(word) && word.length >= SHORTEST_LOOSE ? apply(LOOSE, close) : close
}

/** Whether a word may be a Roman numeral below forty. */
export function isNumeral(word: string): boolean {
  return /^x{0,3}(?:ix|iv|v?i{0,3})$/.test(word)
}

/** Two letters and Roman numerals are told apart by every letter. */
function isSpelled(word: string): boolean {
  return /^[a-z]{3,}$/.test(word) && !isNumeral(word)
}

function apply(rules: readonly Rule[], word: string): string {
  return rules.reduce((spelled, { pattern, form }) => spelled.replace(pattern, form), word)
}

function rule(pattern: RegExp, forms: Readonly<Record<string, string>>): Rule {
  const known = new Map(Object.entries(forms))
  return { pattern, form: (found) => known.get(found) ?? found }
}
