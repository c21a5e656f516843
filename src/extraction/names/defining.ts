import { contextOf, type Place } from './context.ts'
import type { TextEntity } from './entities.ts'
import { identifyingStrength } from './identifying.ts'
import { DEFINES, INTRODUCES } from './mention.ts'
import { NAME_KINDS, type NameKind } from './nouns.ts'
import { textLanguage } from './textLanguage.ts'
import { isBesideTitle, isTitle } from './titles.ts'
import { isUncased, uncasedRuns } from './uncased.ts'
import { sentenceWords } from './words.ts'

/** Titles that say of nobody who they are. */
const COURTESY: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr sir lady herr frau monsieur madame senor senora bwana bibi'.split(' '),
)

/** Names in the first words of a sentence are what it is about. */
const FIRST_WORDS = 4

/**
 * How well a sentence says what something is, 0..6.5: best if it begins with the name and tells what it is, then if it does
 * so in passing ("Norport, a town on the coast"), then if it says so by an office, a noun or a long form beside the name,
 * least by what the name stands among. What it is must be of the kind that the texts take it for.
 * @param tag the sentence's language, BCP 47.
 */
export function definingStrength(sentence: string, entity: TextEntity, tag: string): number {
  const language = textLanguage(tag === '' ? 'en' : tag)
  const words = sentenceWords(sentence, language)
  const told = isUncased(language)
    ? new Set(uncasedRuns(sentence, words, language).map(({ first }) => first))
    : NONE
  const keys = entity.forms.map(({ text }) => text)
  let most = 0
  for (const [first, { start }] of words.entries()) {
    const form = keys.find((key) => sentence.startsWith(key, start))
    if (form === undefined) continue
    const last = words.findLastIndex(({ end }) => end <= start + form.length)
    if (last < first) continue
    const isExplained = keys.some(
      (key) => sentence.includes(`${form} (${key})`) || sentence.includes(`${key} (${form})`),
    )
    const place = { sentence, words, first, last }
    const isBeside = isExplained || told.has(first)
    const strength = Math.max(strengthOf(place, entity.sorted.kind), isBeside ? 3 : 0)
    const isEarly = strength > 0 && first < FIRST_WORDS
    most = Math.max(most, strength + (isEarly ? 0.5 : 0) + (isExplained ? 0.5 : 0))
  }
  return most
}

const NONE: ReadonlySet<number> = new Set()

function strengthOf(place: Place, taken: NameKind | undefined): number {
  const { words, first } = place
  const { cues, role } = contextOf(place)
  const isOfKind = NAME_KINDS.some((kind) => cues.includes(`${kind}Noun`) && isSameKind(kind, taken))
  if ((role & DEFINES) !== 0 && isOfKind) {
    const begins = first === 0 || (first === 1 && words[0]?.word === 'the')
    return begins ? 5 : 4
  }
  if (isOffice(place) || ((role & INTRODUCES) !== 0 && isOfKind)) return 3 + (namesAnother(place) ? 0.5 : 0)
  const isBacked = cues.includes('who') || cues.includes('where') || cues.includes('age')
  const isState = taken === 'place' && cues.includes('state')
  return Math.max(identifyingStrength(place, taken), isBacked || isState ? 1.5 : 0)
}

/** "Minister Ada Holm", "Secretary of State Ada Holm", "Rais wa Norland Ada Holm". */
function isOffice({ sentence, words, first }: Place): boolean {
  const [third, second, before, name] = [words[first - 3], words[first - 2], words[first - 1], words[first]]
  if (!before || !name || !/^\.?\s+$/u.test(sentence.slice(before.end, name.start))) return false
  if (isTitle(before.word)) return !COURTESY.has(before.word)
  return before.isCapital && OF.has(second?.word ?? '') && isTitle(third?.word ?? '')
}

const OF: ReadonlySet<string> = new Set('of for wa ya de du des del'.split(' '))

/** Whether what stands before a name says whose it is: "Norland’s Prime Minister Ada Holm", "the Velmish capital Velm". */
function namesAnother({ sentence, words, first }: Place): boolean {
  for (let at = first - 1; at >= 0; at -= 1) {
    const [word, next] = [words[at], words[at + 1]]
    if (!word || !next || !/^(?:['’]s?)?\s+$/u.test(sentence.slice(word.end, next.start))) return false
    if (word.isCapital && !isTitle(word.word) && !isBesideTitle(word.word))
      return /\p{L}{2}/u.test(sentence.slice(word.start, word.end)) && word.word !== 'the'
    if (!word.isCapital && at < first - 1 && !/['’]s?\s$/u.test(sentence.slice(word.end, next.start)))
      if (ENDS_BEFORE.has(word.word)) return false
  }
  return false
}

const ENDS_BEFORE: ReadonlySet<string> = new Set(
  'the a an and or of said says as for by with from to at in on le la der die das el und et y'.split(' '),
)

/** A state is a place that acts as an organisation does. */
function isSameKind(said: NameKind, taken: NameKind | undefined): boolean {
  return taken === undefined || said === taken || (taken === 'organisation' && said === 'place')
}
