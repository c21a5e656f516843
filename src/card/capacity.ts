/** How much a reader gets to see at once; each platform states its own. */
export interface Capacity {
  /** Characters on a page, as `measure` counts them. */
  readonly characters: number
  /** How long a text becomes where it is shown: escaping makes it longer. */
  readonly measure: (text: string) => number
  /** Excerpts on a page. */
  readonly excerpts: number
  /** Characters of an encoded request, as a button carries it; see requestCode.ts. */
  readonly request: number
}

/** A terminal, or data for a program: only excerpts are counted. */
export const ROOMY: Capacity = {
  characters: Infinity,
  measure: ({ length }) => length,
  excerpts: 5,
  request: Infinity,
}
