/** Latin letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ŋ: 'n' }),
)

/**
 * Folds a word so that spellings a reader takes for the same compare equal: case, compatibility forms,
 * diacritics of alphabets and abjads, and apostrophes go. Vowel signs of Indic scripts stay, since they are letters.
 * @param word any text without white space.
 * @returns the folded word; empty if nothing but marks was given.
 */
export function fold(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}])\p{M}+/gu, '')
    .replace(/['’‘ʼʻʿʾ`´]/gu, '')
    .replace(/[ßæœøđðþłıŋ]/gu, (letter) => UNDECOMPOSED.get(letter) ?? letter)
    .normalize('NFC')
}
