import { isNearCopy, shinglesOf } from '../extraction/likeness.ts'
import type { PassageNumber, Snapshot } from '../knowledge/snapshot.ts'
import type { Source } from '../knowledge/types.ts'
import type { Excerpt } from './answer.ts'
import { passageText } from './excerpts.ts'

/** A passage with those of other sources that say the same in nearly the same words, as wire copy does. */
interface WithCopies {
  readonly passage: PassageNumber
  readonly copies: readonly PassageNumber[]
}

/** So many are compared with each other; what comes behind is shown as it is. */
const MOST_COMPARED = 400

/**
 * Shows each sentence of wire copy once: the first stands, in the order given, and the others with it. Yields often.
 */
export function* withCopies(
  snapshot: Snapshot,
  passages: readonly PassageNumber[],
): Generator<void, WithCopies[]> {
  const found: { readonly passage: PassageNumber; readonly copies: PassageNumber[] }[] = []
  /** By a shingle those that hold it: what shares none is not compared. */
  const holding = new Map<string, number[]>()
  const shingles: ReadonlySet<string>[] = []
  for (const [at, passage] of passages.entries()) {
    yield
    if (at >= MOST_COMPARED) {
      found.push({ passage, copies: [] })
      continue
    }
    const own = shinglesOf(passageText(snapshot, passage))
    const candidates = new Set([...own].flatMap((shingle) => holding.get(shingle) ?? []))
    const original = [...candidates].find(
      (other) =>
        isNearCopy(shingles[other] ?? NOTHING, own) &&
        sourceOf(snapshot, found[other]?.passage) !== sourceOf(snapshot, passage),
    )
    if (original !== undefined) {
      found[original]?.copies.push(passage)
      continue
    }
    for (const shingle of own) {
      const known = holding.get(shingle)
      if (known) known.push(found.length)
      else holding.set(shingle, [found.length])
    }
    shingles[found.length] = own
    found.push({ passage, copies: [] })
  }
  return found
}

const NOTHING: ReadonlySet<string> = new Set()

/**
 * Puts passages in an order in which every publisher comes once before one comes twice; within a publisher the order
 * stays.
 */
export function spread<T>(items: readonly T[], publisherOf: (item: T) => string): T[] {
  const turns = new Map<string, number>()
  return items
    .map((item, at) => {
      const publisher = publisherOf(item)
      const turn = turns.get(publisher) ?? 0
      turns.set(publisher, turn + 1)
      return { item, turn, at }
    })
    .sort((a, b) => a.turn - b.turn || a.at - b.at)
    .map(({ item }) => item)
}

/** The same for passages, whose order is that of the texts or of their worth. */
export function spreadByPublisher(snapshot: Snapshot, passages: readonly PassageNumber[]): PassageNumber[] {
  return spread(passages, (passage) => {
    const source = sourceOf(snapshot, passage)
    return source ? publisherOf(source) : ''
  })
}

export function sourceOf(snapshot: Snapshot, passage: PassageNumber | undefined): Source | undefined {
  return passage === undefined ? undefined : snapshot.passages[passage]?.source
}

/** Who published a source, or, where that is not known, the source itself. */
export function publisherOf({ id, particulars: { publisher, author, title } }: Source): string {
  return publisher ?? author ?? (title === '' ? id : title)
}

/** An excerpt that names the publishers of those passages that have nearly the same words, each once. */
export function withAlsoIn(snapshot: Snapshot, excerpt: Excerpt, copies: readonly PassageNumber[]): Excerpt {
  const own = snapshot.sources.get(excerpt.citation.source)
  const publishers = new Set(
    copies.flatMap((copy) => sourceOf(snapshot, copy) ?? []).map((source) => nameOf(source, own)),
  )
  return publishers.size === 0 ? excerpt : { ...excerpt, alsoIn: [...publishers] }
}

/** Another source of the same publisher is called by its title. */
function nameOf(source: Source, own: Source | undefined): string {
  return own && publisherOf(own) === publisherOf(source) ? source.particulars.title : publisherOf(source)
}
