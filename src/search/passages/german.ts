import { isCapital, type Token } from '../tokens.ts'

/* What German takes apart or puts together, so that a question's word and the texts' have no stem in common. */

/** What a verb leaves at the end of the sentence; folded. */
const PARTICLES = new Set(
  'ab an auf aus bei ein fest fort frei her heraus herunter hin hinaus hinzu los mit nach nieder statt teil um vor vorbei weg weiter zu zuruck zusammen'.split(
    ' ',
  ),
)
/** Shorter words are auxiliaries, and parts of too many others. */
const SHORTEST_VERB = 4

/** A question's words with its verb in one piece: "Warum trat sie zurück?" asks for "zurücktrat". */
export function withWholeVerb(text: string, found: readonly Token[]): readonly Token[] {
  const [asking, verb] = found
  const particle = found.at(-1)
  if (!asking || !verb || !particle || found.length < 4 || !PARTICLES.has(particle.word)) return found
  if (isCapital(text, verb.start) || verb.word.length < SHORTEST_VERB) return found
  return [asking, { ...verb, word: particle.word + verb.word }, ...found.slice(2, -1)]
}

const ENDINGS = /(?:eten|ete|ten|te|en|er|es|et|t|e|n|s)$/
/** So long a part tells what a compound is about: "Parlamentswahl" is one, "Mandatsverzicht" is of a mandate. */
const SHORTEST = { head: 4, modifier: 6 } as const
/** What stands before the head, and what may stand behind it, or behind the first part. */
const REST = { before: 3, ending: 3, behind: 4 } as const

/**
 * The words that a word is a part of.
 * @param word folded.
 * @param words those of the texts, by their numbers.
 */
export function compoundsOf(word: string, isNoun: boolean, words: readonly string[]): number[] {
  const base = word.length > SHORTEST.modifier ? word.replace(ENDINGS, '') : word
  if (base.length < (isNoun ? SHORTEST.head : SHORTEST.modifier)) return []
  const found: number[] = []
  for (const [number, other] of words.entries()) {
    if (other.length < base.length + REST.before) continue
    const at = other.lastIndexOf(base)
    const rest = other.length - at - base.length
    const isHead = at >= REST.before && rest <= REST.ending
    const isModifier = at === 0 && base.length >= SHORTEST.modifier && rest >= REST.behind
    if (isHead || isModifier) found.push(number)
  }
  return found
}
