/** Saturation and length normalisation of BM25 (Robertson and Zaragoza 2009). */
const K1 = 1.2
/** How much an item's length counts: much for paragraphs, less for sentences. */
export const B = { sentence: 0.4, paragraph: 0.75 } as const

/** How much a word in a passage's notes counts; one in its text counts 1. */
export const NOTES = 0.5
/** How much the paragraph counts for the first-pass score; the text itself counts 1. */
export const PARAGRAPH = 0.5

/** BM25 of one kind of text, for a word of weight 1. */
export interface Saturation {
  readonly most: number
  readonly least: number
  readonly perWord: number
}

export function saturation(b: number, meanLength: number): Saturation {
  return { most: K1 + 1, least: K1 * (1 - b), perWord: (K1 * b) / meanLength }
}

/** @param held how often an item of so many words holds the word, above 0. */
export function saturated({ most, least, perWord }: Saturation, held: number, words: number): number {
  return (most * held) / (held + least + perWord * words)
}

/** How rare a word is that stands in so many of the items; a word that stands in none is the rarest. */
export function rarity(found: number, items: number): number {
  return Math.log(1 + (items - found + 0.5) / (found + 0.5))
}
