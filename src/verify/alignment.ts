import { stemmer } from '@orama/stemmers/english'
import { hasOpposite } from './opposites.ts'
import { bearsOut, polarityAt } from './polarity.ts'
import { isSameName, type WrittenName } from './names.ts'
import type { ReadSentence, TellingWord } from './reading.ts'
import { areRolesOther } from './roles.ts'
import { isSlotTaken } from './slots.ts'
import type { Span } from '../source/quote.ts'
import { isOfName, SURE } from './wording.ts'

/** A passage with the sentences before it, for which its pronouns may stand. */
export interface ReadPassage {
  readonly own: ReadSentence
  /** The sentences of its paragraph right before it, nearest first, and its document's title. */
  readonly before: readonly ReadSentence[]
}

/** It says the opposite, denies it or leaves it open, or tells it of others. */
export type Contrary = 'opposite' | 'denied' | 'left open' | 'of others'

/** How much of what a draft's sentence says a passage says too. */
export interface Alignment {
  /** The share of the draft's words and names that the passage has, 0 to 1. */
  readonly covered: number
  /** Names that neither the passage nor what it goes on from has. */
  readonly missingNames: readonly WrittenName[]
  /** Verbs and words with capitals that it has not. */
  readonly missingWords: readonly TellingWord[]
  /** The passage's own words for those of the draft. Offsets are into its sentence. */
  readonly found: readonly Span[]
  /** Why it does not bear the sentence out although it has its words. */
  readonly contrary: Contrary | undefined
  readonly isTold: boolean
}

/** So much of the words that may be exchanged must be there. */
const LEAST_COVERED = 0.6
/** Of a sentence before, words count less. */
const CARRIED = 0.5
const NAME_WEIGHT = 2

interface Match {
  readonly word: TellingWord
  readonly closeness: number
  /** The passage's own word; absent where only a sentence before has it. */
  readonly found?: TellingWord
}

export function align(draft: ReadSentence, passage: ReadPassage): Alignment {
  const { own, before } = passage
  const carried = before.flatMap(({ names }) => names)
  const matches = draft.words.map((word) => matchOf(word, passage))
  const verbs = verbsOf(matches)
  const missingNames = draft.names.filter((name) => !isNamed(name, draft, passage, verbs))
  const missingWords = matches
    .filter(({ word, closeness }) => word.isExacting && closeness < SURE)
    .map(({ word }) => word)
  const total = NAME_WEIGHT * draft.names.length + matches.length
  const got =
    NAME_WEIGHT * (draft.names.length - missingNames.length) +
    matches.reduce((sum, { closeness }) => sum + closeness, 0)
  const soft = matches.filter(({ word }) => !word.isExacting)
  // A number that both have speaks for it as a word does.
  const shared = draft.numbers.filter(({ value }) =>
    own.numbers.some((other) => other.value === value),
  ).length
  const wanted = soft.length + shared
  const softCovered =
    wanted === 0 ? 1 : (shared + soft.reduce((sum, { closeness }) => sum + closeness, 0)) / wanted
  const contrary = isOpposite(draft, own) ? 'opposite' : turned(draft, own, matches, carried)
  return {
    covered: total === 0 ? 0 : got / total,
    missingNames,
    missingWords,
    found: matches.flatMap(({ found, closeness }) => (found && closeness >= SURE ? [found] : [])),
    contrary,
    isTold:
      missingNames.length === 0 && missingWords.length === 0 && softCovered >= LEAST_COVERED && !contrary,
  }
}

/** Whether the passage names it, or goes on from a sentence that does and names nobody in its place. */
function isNamed(
  name: WrittenName,
  draft: ReadSentence,
  { own, before }: ReadPassage,
  verbs: Verbs | undefined,
): boolean {
  if (own.names.some((other) => isSameName(other, name)) || hasWords(own, name)) return true
  const isCarried = before.some(
    (sentence) => sentence.names.some((other) => isSameName(other, name)) || hasWords(sentence, name),
  )
  return isCarried && !isSlotTaken(name, draft, own, verbs)
}

interface Verbs {
  readonly draft: TellingWord
  readonly own: TellingWord
}

/** The first verb of the draft that the passage has too. */
function verbsOf(matches: readonly Match[]): Verbs | undefined {
  for (const { word, found, closeness } of matches)
    if (word.isVerb && found && closeness >= SURE) return { draft: word, own: found }
  return undefined
}

/** All words of a name in a row. */
function hasWords({ all }: ReadSentence, { words }: WrittenName): boolean {
  return all.some((_, at) => words.every((word, next) => isOfName(word, all[at + next]?.word ?? '')))
}

function matchOf(word: TellingWord, { own, before }: ReadPassage): Match {
  let best: Match = { word, closeness: 0 }
  for (const found of own.words) {
    const closeness = word.closeness(found.word)
    if (closeness > best.closeness) best = { word, closeness, found }
  }
  if (best.closeness >= SURE) return best
  // A name's adjective, words of grammar and of names count where they are the very word.
  if (own.all.some((other) => word.closeness(other.word) >= SURE)) return { word, closeness: 1 }
  if (word.isVerb) return best
  const carried = before.some((sentence) =>
    sentence.words.some((found) => word.closeness(found.word) >= SURE),
  )
  return carried && CARRIED > best.closeness ? { word, closeness: CARRIED } : best
}

function isOpposite(draft: ReadSentence, own: ReadSentence): boolean {
  const stems = new Set(own.all.map(({ word }) => stemmer(word)))
  return draft.words.some(({ word }) => hasOpposite(stemmer(word), stems))
}

/** Whether the passage has a verb of the draft, but denies it, leaves it open, or tells it of others. */
function turned(
  draft: ReadSentence,
  own: ReadSentence,
  matches: readonly Match[],
  carried: readonly WrittenName[],
): Contrary | undefined {
  for (const { word, found, closeness } of matches) {
    if (!found || closeness < SURE || !word.isVerb) continue
    const polarity = polarityAt(own, found.start)
    if (!bearsOut(polarityAt(draft, word.start), polarity))
      return polarity === 'unreal' ? 'left open' : 'denied'
    if (areRolesOther({ ...draft, verb: word }, { ...own, verb: found }, carried)) return 'of others'
  }
  return undefined
}
