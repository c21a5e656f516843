/** How much a reader gets to see at once; each platform states its own. */
export interface Capacity {
  /** Characters on a page, as `measure` counts them. */
  readonly characters: number
  /** How long a text becomes where it is shown: escaping makes it longer. */
  readonly measure: (text: string) => number
  /** Excerpts on a page. */
  readonly excerpts: number
  /** Characters that lines on the sources take at most; absent where all of them are shown. */
  readonly sources?: number
  /** Of lines of the program's own, such as commands, a page holds no more than a phone shows. */
  readonly list: { readonly items: number; readonly characters: number }
  /** Characters of an encoded request, as a button carries it; see requestCode.ts. */
  readonly request: number
}

/** The list that a phone shows of a message; counted with what its markup adds. */
export const PHONE_LIST = { items: 8, characters: 850 } as const

/** A terminal, or data for a program: only excerpts are counted. */
export const ROOMY: Capacity = {
  characters: Infinity,
  measure: ({ length }) => length,
  excerpts: 5,
  list: { items: Infinity, characters: Infinity },
  request: Infinity,
}
