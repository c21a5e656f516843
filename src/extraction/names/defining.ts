import { contextOf } from './context.ts'
import type { TextEntity } from './entities.ts'
import { DEFINES, INTRODUCES } from './mention.ts'
import { NAME_KINDS } from './nouns.ts'
import { textLanguage } from './textLanguage.ts'
import { isTitle } from './titles.ts'
import { sentenceWords } from './words.ts'

/** Titles that say of nobody who they are. */
const COURTESY: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr sir lady herr frau monsieur madame senor senora bwana bibi'.split(' '),
)

/**
 * How well a sentence says what something is, 0..6: best if it begins with the name and tells what it is, then if it does so
 * in passing ("Norport, a town on the coast"), then if it says so by an office, a noun or a long form beside the name.
 * What it is must be of the kind that the texts take it for.
 * @param tag the sentence's language, BCP 47.
 */
export function definingStrength(sentence: string, { forms, sorted }: TextEntity, tag: string): number {
  const words = sentenceWords(sentence, tag === '' ? textLanguage('en') : textLanguage(tag))
  const keys = forms.map(({ text }) => text)
  let most = 0
  for (const [first, { start }] of words.entries()) {
    const form = keys.find((key) => sentence.startsWith(key, start))
    if (form === undefined) continue
    const last = words.findLastIndex(({ end }) => end <= start + form.length)
    if (last < first) continue
    const { cues, role } = contextOf({ sentence, words, first, last })
    const isOfKind = NAME_KINDS.some(
      (kind) =>
        cues.includes(`${kind}Noun`) &&
        (sorted.kind === undefined || sorted.kind === kind || areStates(kind, sorted.kind)),
    )
    const before = words[first - 1]
    const isOffice = before !== undefined && isTitle(before.word) && !COURTESY.has(before.word)
    const isBeside = (role & INTRODUCES) !== 0 && (isOfKind || isOffice)
    const isSaid = (role & DEFINES) !== 0 && isOfKind
    const begins = first === 0 || (first === 1 && words[0]?.word === 'the')
    const isExplained = keys.some(
      (key) => sentence.includes(`${form} (${key})`) || sentence.includes(`${key} (${form})`),
    )
    const isBacked = cues.includes('who') || cues.includes('where') || cues.includes('age')
    const strength = isSaid ? (begins ? 5 : 4) : isBeside ? 3 : isExplained ? 3 : isBacked ? 1.5 : 0
    most = Math.max(most, strength + (strength > 0 && first < 4 ? 0.5 : 0) + (isExplained ? 0.5 : 0))
  }
  return most
}

/** A state acts, and lies somewhere. */
function areStates(one: string, other: string): boolean {
  return one !== 'person' && other !== 'person' && one !== 'event' && other !== 'event'
}
