import { tellingWords } from './tellingWords.ts'

/** What is grouped: words of a text in its language. */
export interface Text {
  readonly words: string
  /** BCP 47. */
  readonly language: string
}

/** Items that speak about the same, with the words that they share. */
export interface Matter<T> {
  /** The words that most of them share, the rarest first; empty where nothing else speaks about it. */
  readonly words: readonly string[]
  readonly items: readonly T[]
}

/** The cosine of two items' telling words, weighed by rarity (Salton's vector space), from which they are one matter. */
const NEAR = 0.24
const FEWEST_SHARED = 2
/** A matter that were larger would be "the war". */
const MOST_ITEMS = 12
const MOST_WORDS = 3

/**
 * Groups what speaks about the same: each item goes to the matter of the one before it that is nearest, if it is near
 * enough. The largest groups come first, items within them in the order given. Yields often.
 */
export function* bySubjectMatter<T>(
  items: readonly T[],
  textOf: (item: T) => Text,
): Generator<void, Matter<T>[]> {
  const read: { readonly item: T; readonly words: Words }[] = []
  for (const item of items) {
    read.push({ item, words: wordsOf(textOf(item)) })
    yield
  }
  const counts = new Map<string, number>()
  for (const { words } of read) for (const stem of words.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const rarity = (stem: string): number => Math.log(1 + read.length / (counts.get(stem) ?? 1))
  const lengths = read.map(({ words }) => Math.hypot(...[...words.keys()].map(rarity)))
  const matters: (typeof read)[] = []
  const matterOf: (typeof read)[] = []
  /** By a stem the items before that have it. */
  const having = new Map<string, number[]>()
  for (const [at, each] of read.entries()) {
    yield
    const nearest = nearestOf(each.words, having, lengths, at, rarity)
    const joined = nearest === undefined ? undefined : matterOf[nearest]
    const matter = joined && joined.length < MOST_ITEMS ? joined : []
    if (matter.length === 0) matters.push(matter)
    matter.push(each)
    matterOf[at] = matter
    for (const stem of each.words.keys()) {
      const known = having.get(stem)
      if (known) known.push(at)
      else having.set(stem, [at])
    }
  }
  return matters
    .map((members): Matter<T> => ({
      words: members.length < 2 ? [] : labelOf(members, rarity),
      items: members.map(({ item }) => item),
    }))
    .sort((a, b) => b.items.length - a.items.length)
}

/** The item before that shares most; undefined where none is near enough. */
function nearestOf(
  words: Words,
  having: ReadonlyMap<string, readonly number[]>,
  lengths: readonly number[],
  at: number,
  rarity: (stem: string) => number,
): number | undefined {
  const shared = new Map<number, { product: number; words: number }>()
  for (const stem of words.keys())
    for (const other of having.get(stem) ?? []) {
      const known = shared.get(other) ?? { product: 0, words: 0 }
      known.product += rarity(stem) ** 2
      known.words += 1
      shared.set(other, known)
    }
  let nearest: number | undefined
  let most = NEAR
  for (const [other, { product, words: count }] of shared) {
    const cosine = product / ((lengths[at] ?? 1) * (lengths[other] ?? 1))
    if (count >= FEWEST_SHARED && cosine >= most) [nearest, most] = [other, cosine]
  }
  return nearest
}

type Words = ReturnType<typeof tellingWords>

function wordsOf({ words, language }: Text): Words {
  return tellingWords(words, language)
}

/** The words that most members share; of equally many the rarer. */
function labelOf(members: readonly { readonly words: Words }[], rarity: (stem: string) => number): string[] {
  const shared = new Map<string, { readonly written: string; count: number }>()
  for (const { words } of members)
    for (const [stem, written] of words) {
      const known = shared.get(stem) ?? { written, count: 0 }
      known.count += 1
      shared.set(stem, known)
    }
  return [...shared]
    .filter(([, { count }]) => count >= 2)
    .sort(
      ([a, { count: more }], [b, { count: less }]) => less * rarity(b) - more * rarity(a) || (a < b ? -1 : 1),
    )
    .slice(0, MOST_WORDS)
    .map(([, { written }]) => written)
}
