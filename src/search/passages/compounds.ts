import { fold } from '../fold.ts'
import { LINE_HYPHEN, type Token } from '../tokens.ts'

/** A word that a reader may ask for besides those that stand in the text. */
export interface Compound extends Token {
  /** The words that it overlaps. */
  readonly parts: readonly Token[]
}

const HYPHEN = /^[-‐‑–]$/u
const LONGEST_CHAIN = 5
const SHORTEST_PART = 4
/** Texts without a digit, a hyphen or a stop between letters have no compounds. */
const SIGN = /[-‐‑–\p{N}]|\p{L}\.\p{L}/u
const ASCII_SIGN = /[-0-9]|[A-Za-z]\.[A-Za-z]/

/** Whether a text may have compounds at all, which most texts have not. */
function mayHoldCompounds(text: string): boolean {
  return SIGN.test(text)
}

/** The same for a text of nothing but ASCII, sooner. */
export function mayAsciiHoldCompounds(text: string): boolean {
  return ASCII_SIGN.test(text)
}

/**
 * Finds further words that a reader may ask for: "crossborder" in "cross-border", "us" in "U.S.", "540" in "Rs540".
 * @param tokens the text's words in order.
 */
export function compounds(text: string, tokens: readonly Token[]): Compound[] {
  const found: Compound[] = []
  if (!mayHoldCompounds(text)) return found
  const hasNumber = /\p{N}/u.test(text)
  const hasLineEnd = LINE_HYPHEN.test(text)
  const addParts = (token: Token): void => {
    if (hasNumber) found.push(...numberParts(text, token))
    if (hasLineEnd) found.push(...lineParts(text, token))
  }
  for (let first = 0; first < tokens.length; first += 1) {
    const token = tokens[first]
    if (!token) continue
    addParts(token)
    let last = first
    while (last - first < LONGEST_CHAIN && joins(text, tokens[last], tokens[last + 1])) last += 1
    if (last === first) continue
    const parts = tokens.slice(first, last + 1)
    for (const part of parts.slice(1)) addParts(part)
    const word = parts.map((part) => part.word).join('')
    found.push({ word, start: token.start, end: parts.at(-1)?.end ?? token.end, parts })
    first = last
  }
  return found
}

/** Hyphens join words; full stops join single letters. */
function joins(text: string, left: Token | undefined, right: Token | undefined): boolean {
  if (!left || !right || right.start - left.end !== 1) return false
  const between = text.charAt(left.end)
  if (between === '.') return isInitial(left) && isInitial(right)
  return HYPHEN.test(between) && !isNumber(left) && !isNumber(right)
}

function isInitial(token: Token): boolean {
  return token.end - token.start === 1 && /\p{L}/u.test(token.word)
}

function isNumber(token: Token): boolean {
  return /^\p{N}/u.test(token.word)
}

/** "Rs540" holds "rs" and "540"; single letters, as in "5G", say too little. */
function numberParts(text: string, token: Token): Compound[] {
  if (!/\p{N}/u.test(token.word) || !/\p{L}/u.test(token.word)) return []
  const found: Compound[] = []
  for (const match of text.slice(token.start, token.end).matchAll(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu)) {
    const start = token.start + match.index
    const word = fold(match[0])
    if (word.length > 1 || /\p{N}/u.test(word))
      found.push({ word, start, end: start + match[0].length, parts: [token] })
  }
  return found
}

/** At the end of a line "Norland-based" and "medi-cines" are hyphenated alike; either may be asked for by its halves. */
function lineParts(text: string, token: Token): Compound[] {
  const written = text.slice(token.start, token.end)
  const hyphen = LINE_HYPHEN.exec(written)
  if (!hyphen) return []
  const second = hyphen.index + hyphen[0].length
  return [
    { start: 0, end: hyphen.index },
    { start: second, end: written.length },
  ].flatMap(({ start, end }) => {
    const word = fold(written.slice(start, end))
    return end - start < SHORTEST_PART
      ? []
      : [{ word, start: token.start + start, end: token.start + end, parts: [token] }]
  })
}
