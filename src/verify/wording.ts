import { relatedWords } from '../search/lexicon/lexicon.ts'
import { language, languageCode } from '../search/languages.ts'
import { fold } from '../search/fold.ts'
import { groupsOf } from './paraphrases.ts'

/** How surely one word says what another says: 1 is the same word. */
export type Closeness = number

const SAME: Closeness = 1
const STEM: Closeness = 0.95
const PARAPHRASE: Closeness = 0.85
const NEAR: Closeness = 0.5
const RELATED = { base: 0.95, form: 0.95, derived: 0.85, synonym: 0.75, near: NEAR } as const

/** From here on a word stands for another even where nothing may be exchanged, as the verb of a sentence. */
export const SURE: Closeness = 0.7

const stems = new Map<string, string>()
const MOST_STEMS = 50_000

/** The stem of a folded word; stemming takes 25 µs, and texts say the same words again and again. */
function stemOf(word: string, tag: string): string {
  const key = `${tag} ${word}`
  const known = stems.get(key)
  if (known !== undefined) return known
  if (stems.size > MOST_STEMS) stems.clear()
  const stem = language(tag).stem(word)
  stems.set(key, stem)
  return stem
}

/** What may stand for a word, by what it is compared by. */
export interface Wording {
  readonly word: string
  /** How close a folded word of a passage in the same language is; 0 where it says something else. */
  readonly closeness: (other: string) => Closeness
}

const wordings = new Map<string, Wording>()
const MOST_WORDINGS = 20_000

/** @param word folded. */
export function wordingOf(word: string, tag: string): Wording {
  const key = `${tag} ${word}`
  const known = wordings.get(key)
  if (known) return known
  if (wordings.size > MOST_WORDINGS) wordings.clear()
  const made = makeWording(word, tag)
  wordings.set(key, made)
  return made
}

function makeWording(word: string, tag: string): Wording {
  const stem = stemOf(word, tag)
  const isEnglish = languageCode(tag) === 'en'
  const related = new Map<string, Closeness>()
  if (isEnglish)
    for (const { word: other, relation } of relatedWords(word)) {
      const stemmed = stemOf(fold(other), tag)
      related.set(stemmed, Math.max(related.get(stemmed) ?? 0, RELATED[relation]))
    }
  const groups = isEnglish ? groupsOf(stem) : NO_GROUPS
  return {
    word,
    closeness: (other) => {
      if (other === word) return SAME
      const stemmed = stemOf(other, tag)
      if (stemmed === stem) return STEM
      if (groups.size > 0 && [...groupsOf(stemmed)].some((group) => groups.has(group))) return PARAPHRASE
      return related.get(stemmed) ?? (isFamily(word, other) ? FAMILY : 0)
    },
  }
}

const NO_GROUPS: ReadonlySet<number> = new Set()
const FAMILY: Closeness = 0.6
const BEGINNING = 6

/** "economy" and "economic": as the search takes words for a family, but with a longer beginning. */
function isFamily(one: string, other: string): boolean {
  const shared = Math.max(BEGINNING, Math.min(one.length, other.length) - 3)
  return (
    one.length >= BEGINNING && other.length >= BEGINNING && one.slice(0, shared) === other.slice(0, shared)
  )
}

/** Whether a name's word is another's adjective or people: "Pakistan" and "Pakistani", "Iran" and "Iranians". */
export function isOfName(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const base = short.replace(/(?:i|an|ian|ese|ish|a|e|o|on|stan)$/, '')
  if (base.length < 4) return false
  return (
    long.startsWith(base) &&
    /^(?:|[aeinoy]{0,2}|i|is|an|ans|ian|ians|ese|ish|istan|istani|on|er|ers|s)$/.test(long.slice(base.length))
  )
}
