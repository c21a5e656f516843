import { analyze } from '../search/analyzer.ts'

/** A statement that shares so much of its words with those before it says nothing new. */
const MOST_KNOWN = 0.75

/** Tells which statements say what was said before, in the same words. */
export class Novelty {
  readonly #known = new Set<string>()

  /** A statement without a word of its own, such as a bare date, is always new. */
  isNew(statement: string): boolean {
    const stems = stemsOf(statement)
    const known = stems.filter((stem) => this.#known.has(stem))
    return stems.length === 0 || known.length / stems.length < MOST_KNOWN
  }

  add(statement: string): void {
    for (const stem of stemsOf(statement)) this.#known.add(stem)
  }
}

function stemsOf(statement: string): string[] {
  const terms = analyze(statement, 'en').filter(({ isStopWord }) => !isStopWord)
  return [...new Set(terms.map(({ stem }) => stem))]
}
