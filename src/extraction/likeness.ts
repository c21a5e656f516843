import { tokens } from '../search/tokens.ts'

/** Words of a shingle. */
const SHINGLE = 3
/** The share of shingles from which on two sentences are one that was edited. */
const NEAR = 0.6

/** The runs of three words of a sentence, whatever their case and the marks between them (Broder 1997). */
export function shinglesOf(sentence: string): ReadonlySet<string> {
  const words = tokens(sentence).map(({ word }) => word)
  if (words.length <= SHINGLE) return new Set([words.join(' ')])
  return new Set(words.slice(0, 1 - SHINGLE).map((_, at) => words.slice(at, at + SHINGLE).join(' ')))
}

/** Whether two sentences are nearly the same: most of the shingles of both are in both. */
export function isNearCopy(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = sharedBy(a, b)
  return shared / (a.size + b.size - shared) >= NEAR
}

/** How many items two sets share. */
export function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const item of few) if (many.has(item)) shared += 1
  return shared
}
