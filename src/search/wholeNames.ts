import type { NameBook } from './nameBook.ts'
import type { NameLevel } from './nameTypes.ts'
import type { NameWords } from './nameWords.ts'
import { closeSpelling, looseSpelling } from './spelling.ts'

/** Names that agree with a query as a whole. */
export interface Agreement {
  readonly level: NameLevel
  /** Their numbers, ascending. */
  readonly names: readonly number[]
}

/** A way to read a whole name; two names with the same key agree. */
interface Way {
  readonly level: NameLevel
  readonly key: (name: NameWords) => string
}

interface Table extends Way {
  readonly names: ReadonlyMap<string, readonly number[]>
}

/** From the strictest to the most tolerant; the first under which any name agrees decides. */
const WAYS: readonly Way[] = [
  { level: 'exact', key: ({ words }) => words.join(' ') },
  { level: 'variant', key: ({ words }) => words.join('') },
  { level: 'variant', key: ({ core }) => core.map(closeSpelling).join('') },
  { level: 'variant', key: ({ core }) => core.map(closeSpelling).sort().join(' ') },
  { level: 'variant', key: ({ core }) => core.map(looseSpelling).join('') },
  { level: 'variant', key: ({ core }) => core.map(looseSpelling).sort().join(' ') },
]

/** Finds the names that have all of a query's words and no others. */
export class WholeNames {
  readonly #tables: readonly Table[]

  private constructor(tables: readonly Table[]) {
    this.#tables = tables
  }

  static *over({ names }: NameBook): Generator<void, WholeNames> {
    const tables = WAYS.map((way) => ({ ...way, names: new Map<string, number[]>() }))
    for (const [number, name] of names.entries()) {
      for (const { key, names: table } of tables) addTo(table, key(name), number)
      yield
    }
    return new WholeNames(tables)
  }

  find(query: NameWords): Agreement | undefined {
    for (const { level, key, names } of this.#tables) {
      const found = names.get(key(query))
      if (found) return { level, names: found }
    }
    return undefined
  }
}

/** Adds a number to the list of a key. */
export function addTo(table: Map<string, number[]>, key: string, number: number): void {
  const known = table.get(key)
  if (known) known.push(number)
  else table.set(key, [number])
}
