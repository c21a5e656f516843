/** Something that readers ask for by name. */
export interface Named {
  readonly id: string
  /** Preferred first. */
  readonly names: readonly string[]
  /** At least 0; of two that fit equally well the heavier one is offered first. */
  readonly weight: number
}

/**
 * How a query and a name agree, best first: the same words; the same words in another spelling or order;
 * some of the name's words; words that were mistyped.
 */
export type NameLevel = 'exact' | 'variant' | 'part' | 'typo'

export interface NameHit {
  readonly id: string
  /** The name that matched, as written. */
  readonly name: string
  readonly level: NameLevel
}

export type Resolution =
  | { readonly status: 'found'; readonly hit: NameHit }
  /** Two or more entries are equally good at the best level; heaviest first. */
  | { readonly status: 'ambiguous'; readonly hits: readonly NameHit[] }
  /** Names to offer instead, never the entry itself; most alike first, at most 5. */
  | { readonly status: 'none'; readonly near: readonly NameHit[] }

/** Where a text names an entry, in UTF-16 units of the text. */
export interface Mention {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** Compares by UTF-16 units, so that the order is the same on every machine. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
