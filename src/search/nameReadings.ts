import type { NameBook } from './nameBook.ts'
import { closeSpelling, looseSpelling } from './spelling.ts'
import { Typos } from './typos.ts'
import { addTo } from './wholeNames.ts'

/** What it costs to read a query's word as a name's word; a mistake costs 1. */
const COST = { close: 0.1, loose: 0.3, initial: 0.4, otherBeginning: 0.5 } as const
/** Mistakes cost at least so much, everything else less. */
export const MISTAKE = 1

/** A shorter word with a mistake in it is as likely another word; only two letters swapped are put right. */
const SHORTEST_REPAIRED = 5
const TWO_MISTAKES_FROM = 7

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

  private constructor(words: Words, typos: Typos) {
    this.#words = words.words
    this.#numbers = words.numbers
    this.#close = words.close
    this.#loose = words.loose
    this.#names = words.names
    this.#sequences = words.sequences
    this.#typos = typos
  }

  static *over({ names }: NameBook): Generator<void, NameReadings> {
    const words = new Words()
    for (const { core } of names) {
      words.addName(core)
      yield
    }
    return new NameReadings(words, yield* Typos.over(words.words))
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

  /** Whether one of the words, a single letter, begins the other; the cost of that reading, or undefined. */
  initialCost(asked: string, word: number): number | undefined {
    const known = this.#words[word] ?? ''
    const isInitial = asked.length === 1 || known.length === 1
    return isInitial && beginsAlike(asked, known) ? COST.initial : undefined
  }

  /** Readings without a mistake. */
  spellings(asked: string): Readings {
    const found = new Map<number, number>()
    for (const word of this.#loose.get(looseSpelling(asked)) ?? []) found.set(word, COST.loose)
    for (const word of this.#close.get(closeSpelling(asked)) ?? []) found.set(word, COST.close)
    const same = this.#numbers.get(asked)
    if (same !== undefined) found.set(same, 0)
    return found
  }

  /** Readings with mistakes, besides those without. */
  repairs(asked: string): Readings {
    const found = new Map<number, number>()
    for (const { word, distance } of this.#typos.within(asked)) {
      const known = this.#words[word] ?? ''
      if (!isPlausible(asked, known, distance)) continue
      found.set(word, distance * MISTAKE + (beginsAlike(asked, known) ? 0 : COST.otherBeginning))
    }
    for (const [word, cost] of this.spellings(asked)) found.set(word, cost)
    return found
  }
}

function isPlausible(asked: string, known: string, distance: number): boolean {
  const shorter = Math.min(asked.length, known.length)
  if (distance > 1) return shorter >= TWO_MISTAKES_FROM
  return shorter >= SHORTEST_REPAIRED - 1 && Math.max(asked.length, known.length) >= SHORTEST_REPAIRED
    ? true
    : isSwap(asked, known)
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

  addName(core: readonly string[]): void {
    const name = this.sequences.length
    const sequence = core.map((word) => this.#add(word))
    this.sequences.push(sequence)
    for (const word of new Set(sequence)) this.names[word]?.push(name)
  }

  #add(word: string): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.length
    this.words.push(word)
    this.names.push([])
    this.numbers.set(word, number)
    addTo(this.close, closeSpelling(word), number)
    addTo(this.loose, looseSpelling(word), number)
    return number
  }
}
