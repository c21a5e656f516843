import { editDistance } from '../editDistance.ts'
import { isNumeral } from './spelling.ts'

/** Mistakes in a word cost so much each, everything else less. */
export const MISTAKE = 1
const COST = { initial: 0.4, otherBeginning: 0.5 } as const
/** A looser spelling costs nearly as much as a mistake; by how many letters are exchanged. */
const LOOSE_COSTS: readonly number[] = [0.1, 0.7, 0.95]

/** In a shorter word a mistake makes as likely another word; only two letters swapped are put right. */
export const SHORTEST_REPAIRED = 5
/** How long two words must be that are two mistakes apart. */
const TWO_MISTAKES_FROM = { shorter: 8, longer: 10 } as const
/** A name of so many letters with one letter exchanged for its like is as likely another name. */
const LONGEST_UNSURE = { beginning: 6, within: 5 } as const

/**
 * What it costs to read a word as a name's word that is mistyped; undefined if that is not plausible.
 * @param distance the words' edit distance, at least 1.
 * @param isAlone whether no other word speaks for the name.
 */
export function typoCost(
  asked: string,
  known: string,
  distance: number,
  isAlone: boolean,
): number | undefined {
  if (!isPlausible(asked, known, distance) || (isAlone && isOtherName(asked, known))) return undefined
  return distance * MISTAKE + (beginsAlike(asked, known) ? 0 : COST.otherBeginning)
}

/** What it costs to read words with one loose spelling as one; undefined if too many letters are exchanged. */
export function looseCost(asked: string, known: string): number | undefined {
  const most = Math.floor(Math.min(asked.length, known.length) / 3)
  const distance = editDistance(asked, known, LOOSE_COSTS.length)
  return distance > most || (distance > 1 && !beginsAlike(asked, known)) ? undefined : LOOSE_COSTS[distance]
}

/** What it costs to read one of the words, a single letter, as the initial of the other; undefined if it is not. */
export function initialCost(asked: string, known: string): number | undefined {
  const [letter, word] = asked.length === 1 ? [asked, known] : [known, asked]
  return letter.length === 1 && beginsAlike(asked, known) && !isNumeral(word) ? COST.initial : undefined
}

/**
 * Short names often differ in one letter from another name: by one more, or a consonant for a consonant, a
 * vowel for a vowel, above all at the beginning. Slips of the finger are seldom of that kind.
 */
function isOtherName(asked: string, known: string): boolean {
  if (asked.length !== known.length)
    return known.length < SHORTEST_REPAIRED || (asked.length < SHORTEST_REPAIRED && known.startsWith(asked))
  let at = 0
  while (asked.charAt(at) === known.charAt(at)) at += 1
  if (isSwap(asked, known) || isVowel(asked.charAt(at)) !== isVowel(known.charAt(at))) return false
  return known.length <= (at === 0 ? LONGEST_UNSURE.beginning : LONGEST_UNSURE.within)
}

function isVowel(letter: string): boolean {
  return /[aeiouy]/.test(letter)
}

function isPlausible(asked: string, known: string, distance: number): boolean {
  const shorter = Math.min(asked.length, known.length)
  const longer = Math.max(asked.length, known.length)
  if (distance === 1) return longer >= SHORTEST_REPAIRED || isSwap(asked, known)
  if (!beginsAlike(asked, known) || asked.startsWith(known) || known.startsWith(asked)) return false
  return shorter >= TWO_MISTAKES_FROM.shorter && longer >= TWO_MISTAKES_FROM.longer
}

function beginsAlike(left: string, right: string): boolean {
  return left.charCodeAt(0) === right.charCodeAt(0)
}

/** Whether one mistake is two neighbours swapped: then the lengths agree, and so do the sums of the letters' codes. */
function isSwap(left: string, right: string): boolean {
  return left.length === right.length && codes(left) === codes(right)
}

function codes(word: string): number {
  let sum = 0
  for (let at = 0; at < word.length; at += 1) sum += word.charCodeAt(at)
  return sum
}
