import { diffArrays } from 'diff'
import type { Document, Sentence } from '../source/document.ts'
import type { Span } from '../source/quote.ts'
import { LONGEST_EXCERPT } from '../source/sentences.ts'

/** A side of a change: stretches of one text, each at most as long as an excerpt may be. */
export interface ChangedSide {
  readonly spans: readonly Span[]
  /** The words that the other side has not, as spans of the text. */
  readonly words: readonly Span[]
}

/** Neighbouring sentences that were changed, added, or taken out; then one side has no spans. */
export interface TextChange {
  /** Of its first sentence: in the text as it is, or, if it was taken out, as it was. */
  readonly paragraph: number
  readonly before: ChangedSide
  readonly after: ChangedSide
}

/** Texts that have more in which they differ are compared no further: all of it has changed. */
const MOST_EDITS = 2_000

/** What was changed between two texts, in the order of the later one. Sentences are compared, then their words. */
export function textChanges(before: Document, after: Document): TextChange[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  const steps = diffArrays(old, now, { maxEditLength: MOST_EDITS }) ?? [
    { added: false, removed: true, count: old.length },
    { added: true, removed: false, count: now.length },
  ]
  const changes: TextChange[] = []
  let [from, to] = [0, 0]
  let hunk = { from, to }
  const close = (): void => {
    if (from > hunk.from || to > hunk.to)
      changes.push(
        changeOf(
          { document: before, sentences: before.sentences.slice(hunk.from, from) },
          { document: after, sentences: after.sentences.slice(hunk.to, to) },
        ),
      )
  }
  for (const { added, removed, count } of steps) {
    if (!added && !removed) close()
    if (!added) from += count
    if (!removed) to += count
    if (!added && !removed) hunk = { from, to }
  }
  close()
  return changes
}

/** White space that was moved is no change. */
function sentencesOf({ text, sentences }: Document): string[] {
  return sentences.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/gu, ' '))
}

interface Side {
  readonly document: Document
  readonly sentences: readonly Sentence[]
}

function changeOf(before: Side, after: Side): TextChange {
  const first = after.sentences[0] ?? before.sentences[0]
  const words = changedWords(before, after)
  return {
    paragraph: first?.paragraph ?? 1,
    before: { spans: spansOf(before), words: words.before },
    after: { spans: spansOf(after), words: words.after },
  }
}

/** Whole sentences, as far as they stand in one paragraph and fit an excerpt. */
function spansOf({ sentences }: Side): Span[] {
  const joined: Sentence[] = []
  for (const next of sentences) {
    const last = joined.at(-1)
    if (last?.paragraph === next.paragraph && next.end - last.start <= LONGEST_EXCERPT)
      joined[joined.length - 1] = { ...last, end: next.end }
    else joined.push(next)
  }
  return joined
}

const WORD = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu

/** What only one side has is new or gone as a whole: no word of it is set off. */
function changedWords(before: Side, after: Side): { readonly before: Span[]; readonly after: Span[] } {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const steps =
    old.length === 0 || now.length === 0
      ? undefined
      : diffArrays(
          old.map(({ word }) => word),
          now.map(({ word }) => word),
          { maxEditLength: MOST_EDITS },
        )
  const found: { before: Span[]; after: Span[] } = { before: [], after: [] }
  let [from, to] = [0, 0]
  for (const { added, removed, count } of steps ?? []) {
    if (removed) found.before.push(...spanOf(old.slice(from, from + count)))
    if (added) found.after.push(...spanOf(now.slice(to, to + count)))
    if (!added) from += count
    if (!removed) to += count
  }
  return found
}

function wordsOf({ document: { text }, sentences }: Side): (Span & { readonly word: string })[] {
  return sentences.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(WORD)].map(({ 0: word, index }) => ({
      word,
      start: start + index,
      end: start + index + word.length,
    })),
  )
}

/** From the first of neighbouring words to the last. */
function spanOf(words: readonly Span[]): Span[] {
  const [first, last] = [words[0], words.at(-1)]
  return first && last ? [{ start: first.start, end: last.end }] : []
}
