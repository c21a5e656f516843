/** Latin letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ŋ: 'n' }),
)

/** Letters that Arabic, Persian and Urdu write differently for one sound, and the form that stands for all. */
const ARABIC_FORMS = new Map(
  Object.entries({ ٱ: 'ا', ي: 'ی', ى: 'ی', ې: 'ی', ے: 'ی', ك: 'ک', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه' }),
)

/** Tatweel, soft hyphens, joiners and directional marks: they change how a word looks, not which word it is. */
const INVISIBLE = /[\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
/** A dot that marks a borrowed sound; many writers leave it out. */
const NUKTAS = /[\u093c\u09bc\u0a3c\u0abc\u0b3c]/gu

/**
 * Folds a word so that spellings a reader takes for the same compare equal: case, compatibility forms,
 * diacritics of alphabets and abjads, apostrophes and invisible characters go. Vowel signs of Indic scripts
 * stay, since they are letters; nuktas go.
 * @param word any text without white space.
 * @returns the folded word; empty if nothing but marks was given.
 */
export function fold(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(NUKTAS, '')
    .replace(
      /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{M}])\p{M}+/gu,
      '',
    )
    .replace(/['’‘ʼʻʿʾ`´]/gu, '')
    .replace(/[ßæœøđðþłıŋ]/gu, (letter) => UNDECOMPOSED.get(letter) ?? letter)
    .normalize('NFC')
}

/**
 * Folds a folded word further, for names: a name is written in one language's letters and asked for in another's.
 * Stemmers tell words by these letters, so that texts keep them.
 */
export function foldLetters(folded: string): string {
  if (/^[a-z0-9]*$/.test(folded)) return folded
  return folded.replace(/[ٱيىېےكةہھەۃ]/gu, (letter) => ARABIC_FORMS.get(letter) ?? letter)
}
