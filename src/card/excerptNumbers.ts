import type { Excerpt } from '../query/answer.ts'
import type { Unit } from './units.ts'

/**
 * The excerpts of an answer, each once and under one number, in the order in which they first come up: [3] is the same
 * in whichever view it stands.
 */
export class ExcerptNumbers {
  readonly #numbers = new Map<string, number>()
  readonly all: readonly Excerpt[]

  constructor(units: readonly Unit[]) {
    const excerpts = units.flatMap((unit) => unit.excerpts)
    for (const excerpt of excerpts) {
      const key = keyOf(excerpt)
      if (!this.#numbers.has(key)) this.#numbers.set(key, this.#numbers.size + 1)
    }
    this.all = [...new Map(excerpts.map((excerpt) => [keyOf(excerpt), excerpt])).values()]
  }

  /** From 1. @throws Error for an excerpt of another answer. */
  of(excerpt: Excerpt): number {
    const number = this.#numbers.get(keyOf(excerpt))
    if (number === undefined) throw new Error('This excerpt is none of the answer.')
    return number
  }
}

/** Equal for excerpts of the same place. */
function keyOf({ citation: { source, version = '', start, end } }: Excerpt): string {
  return `${source} ${version} ${start} ${end}`
}
