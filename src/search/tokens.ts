import { fold } from './fold.ts'

/** A word of a text: its folded form, and where it stands in UTF-16 units of the text. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Letters, marks and digits, joined over one apostrophe or, between digits, one decimal sign. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’](?=\p{L})[\p{L}\p{M}]+|(?<=\p{N})[.,](?=\p{N})\p{N}+)*/gu

/**
 * Splits a text into words, the same way for indexing and for asking.
 * @returns the words in order; words that fold to nothing are left out.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const word = fold(match[0])
    if (word !== '') found.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return found
}
