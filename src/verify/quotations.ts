import { diffArrays } from 'diff'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import { excerptAt, NO_HIGHLIGHTS } from '../query/excerpts.ts'
import type { Excerpt } from '../query/answer.ts'
import { tokens, type Token } from '../search/tokens.ts'
import type { QuotationChange } from './verification.ts'

/** Where words that are quoted stand, or what is nearest to them. */
export interface FoundQuotation {
  readonly match: 'exact' | 'altered'
  readonly excerpt: Excerpt
  readonly passage: PassageNumber
  /** Of what was altered, the words of both in their order. */
  readonly changes: readonly QuotationChange[]
}

/** Fewer words are no quotation that could be told from others. */
export const SHORTEST_QUOTATION = 3
/** Of an altered quotation so many of its words stand in the source in their order. */
const LEAST_SHARED = 0.6
const MOST_LOOKED_AT = 12
/** A quotation may go on over so many sentences. */
const SENTENCES = 4
const LONGEST_QUOTATION = 2_000

/** What whoever quotes may leave out or put in: "…", "[the group]". */
const GAP = /\[[^\]]{0,80}\]|…|\.\s?\.\s?\.|\(\.\.\.\)/gu

/** Looks for the words of a quotation in the sources. @returns undefined where they are nowhere. */
export function findQuotation(snapshot: Snapshot, quoted: string): FoundQuotation | undefined {
  const text = quoted.slice(0, LONGEST_QUOTATION)
  const pieces = text
    .split(GAP)
    .map((piece) => tokens(piece).map(({ word }) => word))
    .filter((words) => words.length > 0)
  const words = pieces.flat()
  if (words.length === 0) return undefined
  let best: (FoundQuotation & { readonly shared: number }) | undefined
  for (const passage of passagesFor(snapshot, text)) {
    const place = placeOf(snapshot, passage)
    if (!place) continue
    const found = exactIn(pieces, place) ?? alteredIn(words, text, place)
    if (found && (!best || found.shared > best.shared)) best = { ...found, passage }
    if (best?.match === 'exact') break
  }
  return best
}

function passagesFor(snapshot: Snapshot, text: string): PassageNumber[] {
  const found = snapshot.passageIndex.search(text, { limit: MOST_LOOKED_AT, inAllLanguages: true })
  return [
    ...new Set([
      ...snapshot.passageIndex.holding(text).slice(0, MOST_LOOKED_AT),
      ...found.hits.map(({ passage }) => passage),
    ]),
  ]
}

/** A passage with the sentences behind it that a quotation may go on in. */
interface Place {
  readonly source: Source
  readonly offset: number
  readonly text: string
  readonly words: readonly Token[]
}

function placeOf(snapshot: Snapshot, passage: PassageNumber): Place | undefined {
  const own = snapshot.passages[passage]
  if (!own) return undefined
  const { source, sentence } = own
  const at = passage - (snapshot.firstPassages.get(source.id) ?? 0)
  const first = source.sentences[Math.max(0, at - 1)] ?? sentence
  const last = source.sentences[Math.min(source.sentences.length - 1, at + SENTENCES)] ?? sentence
  const text = source.text.slice(first.start, last.end)
  return { source, offset: first.start, text, words: tokens(text) }
}

type Found = Omit<FoundQuotation, 'passage'> & { readonly shared: number }

function exactIn(pieces: readonly (readonly string[])[], place: Place): Found | undefined {
  let from = 0
  let first: number | undefined
  for (const piece of pieces) {
    const at = indexOf(place.words, piece, from)
    if (at < 0) return undefined
    first ??= at
    from = at + piece.length
  }
  const start = place.words[first ?? 0]
  const end = place.words[from - 1]
  if (!start || !end) return undefined
  return { match: 'exact', shared: 2, excerpt: cut(place, start, end), changes: [] }
}

function indexOf(words: readonly Token[], piece: readonly string[], from: number): number {
  for (let at = from; at + piece.length <= words.length; at += 1)
    if (piece.every((word, next) => words[at + next]?.word === word)) return at
  return -1
}

function alteredIn(words: readonly string[], quoted: string, place: Place): Found | undefined {
  const there = place.words.map(({ word }) => word)
  const changes = diffArrays(there, [...words])
  const shared = changes.reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length),
    0,
  )
  if (shared < SHORTEST_QUOTATION || shared / words.length < LEAST_SHARED) return undefined
  const firstSame = changes.findIndex(({ added, removed }) => !added && !removed)
  const lastSame = changes.findLastIndex(({ added, removed }) => !added && !removed)
  let at = 0
  let start = 0
  let end = 0
  const shown: QuotationChange[] = []
  const draft = tokens(quoted.replace(GAP, ' '))
  let mine = 0
  for (const [number, { added, removed, value }] of changes.entries()) {
    const isWithin = number >= firstSame && number <= lastSame
    const atEnds = !isWithin && added
    if (number === firstSame) start = at
    const text = added
      ? wordsAt(quoted.replace(GAP, ' '), draft, mine, value.length)
      : wordsAt(place.text, place.words, at, value.length)
    if (isWithin || atEnds)
      shown.push({ kind: added ? 'only in the draft' : removed ? 'only in the source' : 'same', words: text })
    if (!removed) mine += value.length
    if (!added) at += value.length
    if (number === lastSame) end = at
  }
  const spread = end - start
  // Words that are strewn over a long stretch are no quotation of it.
  if (shared / spread < LEAST_SHARED) return undefined
  const [from, to] = [place.words[start], place.words[end - 1]]
  if (!from || !to) return undefined
  return {
    match: 'altered',
    shared: shared / Math.max(words.length, spread),
    excerpt: cut(place, from, to),
    changes: shown,
  }
}

function wordsAt(text: string, words: readonly Token[], at: number, count: number): string {
  return text.slice(words[at]?.start ?? 0, words[at + count - 1]?.end ?? 0).replace(/\s+/g, ' ')
}

function cut({ source, offset }: Place, first: Token, last: Token): Excerpt {
  const span = { start: offset + first.start, end: offset + last.end }
  return excerptAt(source, { source: source.id }, span, NO_HIGHLIGHTS)
}
