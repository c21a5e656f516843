type Rule = readonly [RegExp, string]

/**
 * Spellings of one sound, most of them of different transliterations of one name, brought to one form. The rules
 * run in order. Capitals stand for sounds that are written with several letters, so that later rules spare them.
 */
const CLOSE: readonly Rule[] = [
  [/t?sch(?!t)|tch/g, 'ch'],
  [/shch/g, 'Sch'],
  [/sh/g, 'S'],
  [/ch/g, 'C'],
  [/kh/g, 'X'],
  [/ph/g, 'f'],
  [/dzh|dj/g, 'j'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/(?<=[oe])ff$/, 'v'],
  [/mme$/, 'm'],
  [/(?<=[bdfgkptv])re$/, 'er'],
  [/(?<=.)[iyj]+$/, 'i'],
  [/(?<=.)y(?![aeiou])/g, 'i'],
  [/oo|ou/g, 'u'],
  [/ee|ie/g, 'i'],
  [/(.)\1+/g, '$1'],
]

/** Further spellings that are told apart in other names, so that they count less. */
const LOOSE: readonly Rule[] = [
  [/X|g/g, 'k'],
  [/SC/g, 'C'],
  [/(?<=[bdfgklmnprstv])[yj](?=[aeiou])/g, 'i'],
  [/z/g, 's'],
  [/(?<=[bdgjklnrt])h/g, ''],
  [/(?<=[aeiou])y(?=[aeiou])/g, ''],
  [/(?<=[aeiou])h$/, ''],
  [/[ae][aeiou]*/g, 'a'],
  [/[ou][aeiou]*/g, 'o'],
  [/i[aeiou]*/g, 'i'],
  [/(.)\1+/g, '$1'],
]

/** In shorter words vowels and voicing tell names apart. */
const SHORTEST_LOOSE = 4

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

/** Roman numerals are told apart by every letter. */
function isSpelled(word: string): boolean {
  return /^[a-z]+$/.test(word) && !isNumeral(word)
}

/** Whether a word may be a Roman numeral below forty. */
export function isNumeral(word: string): boolean {
  return /^x{0,3}(?:ix|iv|v?i{0,3})$/.test(word)
}

function apply(rules: readonly Rule[], word: string): string {
  return rules.reduce((spelled, [pattern, form]) => spelled.replace(pattern, form), word)
}
