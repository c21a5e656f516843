import type { Named } from '../src/search/names/nameIndex.ts'

const FUNCTION_WORDS: ReadonlySet<string> = new Set('the of and in for to a de del la el al'.split(' '))

/** Tells whether a query is fair: whether it can only mean its own entry. Knows nothing of the core's own folding. */
export class Fairness {
  /** For each word the entries that bear it. */
  readonly #owners = new Map<string, Set<string>>()
  readonly #names = new Map<string, readonly (readonly string[])[]>()

  constructor(indexed: readonly Named[]) {
    for (const { id, names } of indexed) {
      this.#names.set(id, names.map(plainWords))
      for (const word of names.flatMap(plainWords)) {
        const owners = this.#owners.get(word)
        if (owners) owners.add(id)
        else this.#owners.set(word, new Set([id]))
      }
    }
  }

  /** Whether no entry but the given one has a name with all of the query's words. */
  isFair(query: string, id: string | undefined): boolean {
    const words = plainWords(query)
    const [first] = words
    if (first === undefined) return false
    for (const owner of this.#owners.get(first) ?? []) {
      if (owner === id) continue
      const names = this.#names.get(owner) ?? []
      if (names.some((name) => words.every((word) => name.includes(word)))) return false
    }
    return true
  }
}

function plainWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FUNCTION_WORDS.has(word))
}
