import type { NameBook } from './nameBook.ts'
import { editDistance } from './editDistance.ts'
import type { SpelledName, Speller } from './nameSpelling.ts'
import { isNumeral } from './spelling.ts'
import { Typos } from './typos.ts'
import { addTo } from './wholeNames.ts'

/** What it costs to read a query's word as a name's word, besides mistakes. */
const COST = { close: 0.1, initial: 0.4, otherBeginning: 0.5 } as const
/** A looser spelling costs nearly as much as a mistake, the more the more letters are exchanged. */
const LOOSE_COSTS: readonly number[] = [0.1, 0.7, 0.95]
/** Mistakes cost so much each, everything else less. */
export const MISTAKE = 1

/** A shorter word with a mistake in it is as likely another word; only two letters swapped are put right. */
const SHORTEST_REPAIRED = 5
/** Of the shorter of two words that are two mistakes apart, and of one where both mistakes are exchanged letters. */
const TWO_MISTAKES_FROM = { left: 8, exchanged: 10 } as const

/** A name of so many letters with one letter exchanged for its like is as likely another name. */
const LONGEST_UNSURE = { beginning: 6, within: 5 } as const

/** For each word of the names that a query's word may stand for, by number, what that reading costs. */
export type Readings = ReadonlyMap<number, number>

/** The words of the names, without titles and connectives, and the names that each stands in. */
export class NameReadings {
  readonly #words: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>
  readonly #close: ReadonlyMap<string, readonly number[]>
  readonly #loose: ReadonlyMap<string, readonly number[]>
  readonly #names: readonly (readonly number[])[]
  readonly #sequences: readonly (readonly number[])[]
  readonly #typos: Typos
  readonly #speller: Speller

  private constructor(words: Words, typos: Typos, speller: Speller) {
    this.#words = words.words
    this.#numbers = words.numbers
    this.#close = words.close
    this.#loose = words.loose
    this.#names = words.names
    this.#sequences = words.sequences
    this.#typos = typos
    this.#speller = speller
  }

  static *over({ names, speller }: NameBook): Generator<void, NameReadings> {
    const words = new Words()
    for (const name of names) {
      words.addName(name)
      yield
    }
    return new NameReadings(words, yield* Typos.over(words.words), speller)
  }

  /** The numbers of the names that a word stands in, ascending. */
  namesWith(word: number): readonly number[] {
    return this.#names[word] ?? []
  }

  /** The words of a name by number, in order. */
  wordsOf(name: number): readonly number[] {
    return this.#sequences[name] ?? []
  }

  isKnown(word: string): boolean {
    return this.#numbers.has(word)
  }

  /** What it costs to read one of the words, a single letter, as the initial of the other; undefined if it is not. */
  initialCost(asked: string, word: number): number | undefined {
    const known = this.#words[word] ?? ''
    const isInitial = asked.length === 1 || known.length === 1
    const longer = asked.length === 1 ? known : asked
    return isInitial && beginsAlike(asked, known) && !isNumeral(longer) ? COST.initial : undefined
  }

  /** Readings without a mistake. */
  spellings(asked: string): Readings {
    const found = new Map<number, number>()
    const { close, loose } = this.#speller.spell(asked)
    for (const word of this.#loose.get(loose) ?? []) {
      const cost = looseCost(asked, this.#words[word] ?? '')
      if (cost !== undefined) found.set(word, cost)
    }
    for (const word of asked.length < SHORTEST_REPAIRED ? [] : (this.#close.get(close) ?? []))
      found.set(word, COST.close)
    const same = this.#numbers.get(asked)
    if (same !== undefined) found.set(same, 0)
    return found
  }

  /**
   * Readings with mistakes, besides those without.
   * @param isAlone whether no other word speaks for the name.
   */
  repairs(asked: string, isAlone: boolean): Readings {
    const found = new Map<number, number>()
    for (const { word, distance } of this.#typos.within(asked)) {
      const known = this.#words[word] ?? ''
      if (!isPlausible(asked, known, distance) || (isAlone && isOtherName(asked, known))) continue
      found.set(word, distance * MISTAKE + (beginsAlike(asked, known) ? 0 : COST.otherBeginning))
    }
    for (const [word, cost] of this.spellings(asked)) found.set(word, cost)
    return found
  }
}

/** Undefined if too many letters are exchanged for a word so short. */
function looseCost(asked: string, known: string): number | undefined {
  const most = Math.floor(Math.min(asked.length, known.length) / 3)
  const distance = editDistance(asked, known, LOOSE_COSTS.length)
  return distance > most || (distance > 1 && !beginsAlike(asked, known)) ? undefined : LOOSE_COSTS[distance]
}

/**
 * Short names often differ in one letter from another name: in one letter more, or a consonant for a consonant, a
 * vowel for a vowel, above all at the beginning. Slips of the finger are seldom of that kind.
 */
function isOtherName(asked: string, known: string): boolean {
  if (asked.length !== known.length) return known.length < SHORTEST_REPAIRED
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
  return shorter >= (asked.length === known.length ? TWO_MISTAKES_FROM.exchanged : TWO_MISTAKES_FROM.left)
}

function beginsAlike(left: string, right: string): boolean {
  return left.charCodeAt(0) === right.charCodeAt(0)
}

/** Whether one mistake is two neighbours swapped: then the lengths agree, and so do the letters' codes. */
function isSwap(left: string, right: string): boolean {
  return left.length === right.length && codes(left) === codes(right)
}

function codes(word: string): number {
  let sum = 0
  for (let at = 0; at < word.length; at += 1) sum += word.charCodeAt(at)
  return sum
}

/** Words while they are collected. */
class Words {
  readonly words: string[] = []
  readonly numbers = new Map<string, number>()
  readonly close = new Map<string, number[]>()
  readonly loose = new Map<string, number[]>()
  readonly names: number[][] = []
  readonly sequences: number[][] = []

  addName({ core, close, loose }: SpelledName): void {
    const name = this.sequences.length
    const sequence = core.map((word, at) => this.#add(word, close[at] ?? word, loose[at] ?? word))
    this.sequences.push(sequence)
    for (const word of new Set(sequence)) this.names[word]?.push(name)
  }

  #add(word: string, close: string, loose: string): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.length
    this.words.push(word)
    this.names.push([])
    this.numbers.set(word, number)
    addTo(this.close, close, number)
    addTo(this.loose, loose, number)
    return number
  }
}
