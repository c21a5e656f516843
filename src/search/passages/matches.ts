import type { Passage } from './collection.ts'
import { compounds } from './compounds.ts'
import { joined } from './joined.ts'
import { pieces } from './pieces.ts'
import { tokens } from '../tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A stretch of a text in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Where a passage holds any of the words; of a text that is far longer than a sentence only the beginning is looked at.
 * @param hasCompounds whether any of the passage's compounds is among the words.
 * @returns ascending, not overlapping.
 */
export function matches(
  { text, language }: Passage,
  words: ReadonlySet<number>,
  vocabulary: Vocabulary,
  hasCompounds: boolean,
): Range[] {
  const isAsked = (word: string): boolean => words.has(vocabulary.find(word, language) ?? -1)
  const [shown = ''] = pieces(text)
  const found = tokens(shown)
  const ranges: Range[] = found.filter(({ word }) => isAsked(word))
  if (!hasCompounds) return merge(ranges)
  for (const [at, token] of found.entries()) {
    const left = found[at - 1]
    if (left && joined(vocabulary, left.word, token.word).some((number) => words.has(number)))
      ranges.push({ start: left.start, end: token.end })
  }
  for (const compound of compounds(shown, found)) if (isAsked(compound.word)) ranges.push(compound)
  return merge(ranges)
}

function merge(ranges: Range[]): Range[] {
  const merged: Range[] = []
  for (const { start, end } of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else merged.push({ start, end })
  }
  return merged
}
