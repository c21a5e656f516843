import { compounds } from './compounds.ts'
import { joinedWord } from './joined.ts'
import type { Passage } from './passage.ts'
import { chunks } from './chunks.ts'
import { tokens } from '../tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A stretch of a text in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Where a passage holds any of the words that are asked for; of a text that is far longer than a sentence only the
 * beginning is looked at.
 * @param hasCompounds whether any of these is put together of words of the passage or stands within one.
 * @returns ascending, not overlapping.
 */
export function matches(
  { text }: Passage,
  isAskedFor: (word: number) => boolean,
  vocabulary: Vocabulary,
  hasCompounds: boolean,
): Range[] {
  const isAsked = (word: string): boolean => isAskedFor(vocabulary.find(word) ?? -1)
  const [shown = ''] = chunks(text)
  const found = tokens(shown)
  const ranges: Range[] = found.filter(({ word }) => isAsked(word))
  if (!hasCompounds) return merge(ranges)
  for (const [at, token] of found.entries()) {
    const left = found[at - 1]
    if (left && isAskedFor(joinedWord(vocabulary, left.word, token.word) ?? -1))
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
