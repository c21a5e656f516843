import type { NameBook } from './nameBook.ts'
import { byCodeUnits, type NameLevel } from './nameTypes.ts'
import type { SpelledName } from './nameSpelling.ts'

/** Names that agree with a query as a whole. */
export interface Agreement {
  readonly level: NameLevel
  /** Their numbers, ascending. */
  readonly names: readonly number[]
}

/** A way to read a whole name; two names with the same key agree. */
interface Way {
  readonly level: NameLevel
  readonly key: (name: SpelledName) => string
}

interface Table extends Way {
  readonly names: ReadonlyMap<string, readonly number[]>
}

/** From the strictest to the most tolerant; the first under which any name agrees decides. */
const WAYS: readonly Way[] = [
  { level: 'exact', key: ({ words }) => words.join(' ') },
  { level: 'variant', key: ({ words }) => words.join('') },
  { level: 'variant', key: ({ close }) => close.join('') },
  { level: 'variant', key: ({ close }) => sorted(close) },
  { level: 'variant', key: ({ loose }) => (loose.length > 1 ? loose.join('') : '') },
  { level: 'variant', key: ({ loose }) => (loose.length > 1 ? sorted(loose) : '') },
]

function sorted(words: readonly string[]): string {
  return words.toSorted(byCodeUnits).join(' ')
}

/** Finds the names that have all of a query's words and no others. */
export class WholeNames {
  readonly #tables: readonly Table[]

  private constructor(tables: readonly Table[]) {
    this.#tables = tables
  }

  static *over({ names }: NameBook): Generator<void, WholeNames> {
    const tables = WAYS.map((way) => ({ ...way, names: new Map<string, number[]>() }))
    for (const [number, name] of names.entries()) {
      for (const { key, names: table } of tables) {
        const read = key(name)
        if (read !== '') addTo(table, read, number)
      }
      yield
    }
    return new WholeNames(tables)
  }

  find(query: SpelledName): Agreement | undefined {
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
