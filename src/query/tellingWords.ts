import { language } from '../search/languages.ts'
import { tokens } from '../search/tokens.ts'

/**
 * Words that have the same beginning are taken for forms of one. The stemmers that the index is made with take 25 µs a
 * word, a quarter of a second for the statements of one card.
 */
const BEGINNING = 6
const SHORTEST = 3

/**
 * The words of a text that tell what it speaks about, each once, by its beginning, as it is written there.
 * @param tag the text's language, BCP 47.
 */
export function tellingWords(text: string, tag: string): ReadonlyMap<string, string> {
  const { isStopWord } = language(tag)
  const found = new Map<string, string>()
  for (const { word, start, end } of tokens(text)) {
    if (isStopWord(word) || word.length < SHORTEST || /^\d/.test(word)) continue
    const beginning = word.slice(0, BEGINNING)
    if (!found.has(beginning)) found.set(beginning, written(text.slice(start, end)))
  }
  return found
}

/** Headlines are written in capitals. */
function written(word: string): string {
  const plain = word.replace(/['’]s$/, '')
  return /^\p{Lu}{6,}$/u.test(plain) ? plain.toLowerCase() : plain
}
