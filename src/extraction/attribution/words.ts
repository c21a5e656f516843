import type { Span } from '../../source/quote.ts'
import type { Quotation } from './quotations.ts'

/** A word or a mark of a sentence. Offsets are into the source's text. */
export interface Word extends Span {
  readonly text: string
  /** As grammars have it; see `plainWord`. */
  readonly small: string
  readonly isMark: boolean
  readonly isCapital: boolean
  readonly isQuoted: boolean
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’.&/][\p{L}\p{M}\p{N}]+)*(?:(?<=\b\p{Lu})\.)?|[^\s]/gu
/** What French writes together: "l'armée", "qu'il", "dit-il". */
const TOGETHER =
  /^(?<front>(?:qu|l|d|n|s|j|c|m|jusqu|lorsqu|puisqu)['’])(?=[\p{L}\p{M}])|(?<=.)-(?:t-)?(?<back>ils?|elles?)$/iu
const LETTER = /[\p{L}\p{N}]/u
const CAPITAL = /^\p{Lu}/u

/** Takes a stretch of a text apart into words and marks. */
export function wordsOf(text: string, { start, end }: Span, quotations: readonly Quotation[]): Word[] {
  const found: Word[] = []
  const add = (from: number, to: number): void => {
    const word = text.slice(from, to)
    found.push({
      text: word,
      small: plainWord(word.toLowerCase()),
      start: from,
      end: to,
      isMark: !LETTER.test(word),
      isCapital: CAPITAL.test(word),
      isQuoted: quotations.some((quotation) => from >= quotation.start && from < quotation.end),
    })
  }
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const [word] = match
    const from = start + match.index
    const to = from + word.length
    const together = /['’-]/.test(word) ? TOGETHER.exec(word) : null
    if (!together) {
      add(from, to)
      continue
    }
    const { front, back } = together.groups ?? {}
    const cut = front === undefined ? to - (back?.length ?? 0) : from + front.length
    add(from, front === undefined ? from + together.index : cut)
    add(cut, to)
  }
  return found
}

/** A word in small letters as grammars have it: with a straight apostrophe, and Arabic's alef without its hamza. */
export function plainWord(small: string): string {
  return VARIANTS.test(small) ? small.replace(/[’أإآ]/g, (letter) => (letter === '’' ? "'" : 'ا')) : small
}

const VARIANTS = /[’أإآ]/
