import type { Collection } from './collection.ts'
import { itemOf } from './postings.ts'
import { placeOf } from './segment.ts'
import type { Vocabulary } from './vocabulary.ts'

const SHORTEST = 5
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

/** The word that two neighbouring words of a text are, if a space was put into it and the texts hold it whole too. */
export function joinedWord(vocabulary: Vocabulary, left: string, right: string): number | undefined {
  const whole = vocabulary.find(left + right)
  return whole !== undefined && joined(vocabulary, left, right).length > 0 ? whole : undefined
}

/**
 * Where a space was put into one of the words. It depends on how rare the pieces are among all the texts, which no single
 * segment knows, so that it is looked for when somebody asks; a piece stands in few passages.
 * @returns by passage the words, one for each time that it stands there in two pieces.
 */
export function joinedIn(
  collection: Collection,
  words: Iterable<number>,
): ReadonlyMap<number, readonly number[]> {
  const { vocabulary } = collection
  const found = new Map<number, number[]>()
  for (const word of words) {
    const whole = vocabulary.words[word] ?? ''
    for (let at = 1; at < whole.length; at += 1) {
      const left = vocabulary.find(whole.slice(0, at))
      const right = left === undefined ? undefined : vocabulary.find(whole.slice(at))
      if (left === undefined || right === undefined) continue
      if (joinedWord(vocabulary, whole.slice(0, at), whole.slice(at)) === undefined) continue
      for (const passage of neighbours(collection, left, right))
        found.set(passage, [...(found.get(passage) ?? []), word])
    }
  }
  return found
}

/** The passages in which two words, one of them rare, stand side by side; each as often as they do. */
function* neighbours(collection: Collection, left: number, right: number): Generator<number> {
  const { vocabulary } = collection
  const rarer = vocabulary.count(left) < vocabulary.count(right) ? left : right
  for (const { segment, firsts, withdrawn } of collection.views) {
    const { text, documents } = segment
    const place = placeOf(segment, rarer)
    if (place < 0) continue
    for (const passage of text.postings.items.subarray(
      text.postings.starts[place],
      text.postings.starts[place + 1],
    )) {
      if (withdrawn?.[passage] === 1) continue
      const document = documents.of[passage] ?? 0
      const number = passage + (firsts[document] ?? 0) - (documents.starts[document] ?? 0)
      const sequence = itemOf(text.sequences, passage)
      for (const [at, word] of sequence.entries())
        if (word === left && sequence[at + 1] === right) yield number
    }
  }
}
