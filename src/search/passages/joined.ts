import { ListsBuilder, type Lists } from './postings.ts'
import type { Vocabulary } from './vocabulary.ts'

const SHORTEST = 5
/** So many words between two places to interrupt. */
const SLICE = 1000
/** A piece of a damaged word is no word, so it is rare. */
const MOST_OF_A_PIECE = 3

/**
 * Reads two neighbouring words as one that a space was put into: "Tal iban", "Paki stan".
 * @returns the related words of the whole; none unless the whole is the more frequent word.
 */
export function joined(vocabulary: Vocabulary, left: string, right: string): readonly number[] {
  const rarer = Math.min(vocabulary.frequency(left), vocabulary.frequency(right))
  if (rarer > MOST_OF_A_PIECE || left.length + right.length < SHORTEST) return []
  const whole = left + right
  if (/\p{N}/u.test(whole) || vocabulary.isStopWord(whole)) return []
  const words = vocabulary.related(whole)
  return vocabulary.total(words) > rarer ? words : []
}

/** For each list of neighbouring words, the wholes that pairs of them make. */
export function* joinedWords(sequences: Lists, vocabulary: Vocabulary): Generator<void, Lists> {
  const found = new ListsBuilder()
  for (let item = 0; item + 1 < sequences.starts.length; item += 1) {
    const words = sequences.words.subarray(sequences.starts[item], sequences.starts[item + 1])
    for (let at = 0; at + 1 < words.length; at += 1) {
      if (at % SLICE === SLICE - 1) yield
      const left = words[at] ?? 0
      const right = words[at + 1] ?? 0
      if (Math.min(vocabulary.count(left), vocabulary.count(right)) > MOST_OF_A_PIECE) continue
      const [whole] = joined(vocabulary, vocabulary.words[left] ?? '', vocabulary.words[right] ?? '')
      if (whole !== undefined) found.push(whole)
    }
    found.endItem()
    yield
  }
  return found.finish()
}
