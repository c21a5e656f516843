import { tokens } from '../tokens.ts'

/** Shorter words are too many words with one letter changed; the word that asks stands first, and may be shorter. */
const SHORTEST = 4
const SHORTEST_FIRST = 3
/** One letter of five may be another; of fewer it is more likely another word. */
const SHORTEST_CHANGED = 5
const LONGEST = 12
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** What a question's words are held against. */
interface Known {
  /** Whether the texts or the language have the word, so that it is no misspelling. */
  readonly isWord: (word: string) => boolean
  /** Whether it is a word of grammar, or one that only asks. */
  readonly isFunctionWord: (word: string) => boolean
}

/**
 * A question with its misspelt words of grammar put right: "wat did she say abuot it" would else ask for what is not in
 * any text. Names, and what the texts have, are left alone.
 */
export function withFunctionWords(text: string, { isWord, isFunctionWord }: Known): string {
  let result = ''
  let end = 0
  for (const [at, { word, start, end: wordEnd }] of tokens(text).entries()) {
    const isTried =
      /^[a-z]+$/.test(word) &&
      word.length >= (at === 0 ? SHORTEST_FIRST : SHORTEST) &&
      word.length <= LONGEST &&
      (at === 0 || text.slice(start, wordEnd) === word) &&
      !isFunctionWord(word) &&
      !isWord(word)
    const meant = isTried ? firstOf(edits(word), isFunctionWord) : undefined
    if (meant === undefined) continue
    result += text.slice(end, start) + meant
    end = wordEnd
  }
  return result + text.slice(end)
}

/** What a word may be a misspelling of, by one mistake: swapped letters, one too few, one too many, another. */
function* edits(word: string): Generator<string> {
  for (let at = 0; at + 1 < word.length; at += 1)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  for (let at = 0; at <= word.length; at += 1)
    for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at)
  if (word.length >= SHORTEST)
    for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1)
  if (word.length < SHORTEST_CHANGED) return
  for (let at = 0; at < word.length; at += 1)
    for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at + 1)
}

function firstOf(words: Iterable<string>, holds: (word: string) => boolean): string | undefined {
  for (const word of words) if (holds(word)) return word
  return undefined
}
