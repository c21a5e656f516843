/** Placeholder: the contract only; its implementation is on its way. */
export interface Named {
  readonly id: string
  readonly names: readonly string[]
  readonly weight: number
}
export type NameLevel = 'exact' | 'variant' | 'part' | 'typo'
export interface NameHit {
  readonly id: string
  readonly name: string
  readonly level: NameLevel
}
export type Resolution =
  | { readonly status: 'found'; readonly hit: NameHit }
  | { readonly status: 'ambiguous'; readonly hits: readonly NameHit[] }
  | { readonly status: 'none'; readonly near: readonly NameHit[] }
export interface Mention {
  readonly id: string
  readonly start: number
  readonly end: number
}
export interface NameIndex {
  resolve(query: string): Resolution
  mentions(text: string): readonly Mention[]
  suggest(prefix: string, limit: number): readonly NameHit[]
}
export function* buildNameIndex(named: readonly Named[]): Generator<void, NameIndex> {
  const all = named.flatMap(({ id, names }) => names.map((name) => ({ id, name })))
  yield
  return {
    resolve: (query) => {
      const hit = all.find(({ name }) => name.toLowerCase() === query.toLowerCase())
      return hit ? { status: 'found', hit: { ...hit, level: 'exact' } } : { status: 'none', near: [] }
    },
    mentions: (text) => {
      const found: Mention[] = []
      for (const { id, name } of all) {
        const start = text.indexOf(name)
        if (start >= 0) found.push({ id, start, end: start + name.length })
      }
      return found
    },
    suggest: (prefix, limit) =>
      all
        .filter(({ name }) => name.toLowerCase().startsWith(prefix.toLowerCase()))
        .slice(0, limit)
        .map((hit) => ({ ...hit, level: 'exact' })),
  }
}
