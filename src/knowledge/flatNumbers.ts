import { GrowingNumbers } from '../search/growingNumbers.ts'

/** Lists of a text and a number each, the texts written once. */
export class Pairs {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #pairs = new GrowingNumbers()
  readonly #counts = new GrowingNumbers()
  #count = 0

  add(text: string, value: number): void {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.length
      this.texts.push(text)
      this.#numbers.set(text, number)
    }
    this.#pairs.push(number)
    this.#pairs.push(value)
    this.#count += 1
  }

  /** Ends the list of the current item. */
  endItem(): void {
    this.#counts.push(this.#count)
    this.#count = 0
  }

  /** How many pairs each item has. */
  get counts(): Int32Array {
    return this.#counts.finish()
  }

  /** The text's number and the value of each pair. */
  get pairs(): Int32Array {
    return this.#pairs.finish()
  }
}

/** So many items between two places to interrupt. */
const SLICE = 1000

/** Numbers items; those with the same text have the same number. Yields often. */
export function* numbered<T>(
  items: readonly T[],
  textOf: (item: T) => string,
): Generator<void, { readonly numbers: readonly number[]; readonly distinct: T[] }> {
  const known = new Map<string, number>()
  const distinct: T[] = []
  const numbers: number[] = []
  for (const item of items) {
    const text = textOf(item)
    const number = known.get(text) ?? distinct.length
    if (number === distinct.length) {
      known.set(text, number)
      distinct.push(item)
    }
    numbers.push(number)
    if (numbers.length % SLICE === 0) yield
  }
  return { numbers, distinct }
}

/** The numbers of all items behind each other. Yields often. */
export function* flat<T>(
  items: readonly T[],
  numbersOf: (item: T) => readonly number[],
): Generator<void, Int32Array> {
  const all = new GrowingNumbers()
  for (const item of items) {
    for (const number of numbersOf(item)) all.push(number)
    yield
  }
  return all.finish()
}
