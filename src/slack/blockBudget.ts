import type { KnownBlock } from '@slack/types'
import type { CitedExcerpt } from '../card/card.ts'
import { LIMITS } from './limits.ts'

/** A piece of a card that is shown whole or not at all. */
export interface Part {
  readonly blocks: readonly KnownBlock[]
  /** What the reader would miss, by its name in the singular. */
  readonly holds: Readonly<Record<string, number>>
  /** Characters that it needs elsewhere in the message. */
  readonly reserve?: number
  /** The excerpt that it is. */
  readonly excerpt?: CitedExcerpt
}

/** What a message, or what is left of it, may hold. */
export interface BlockBudget {
  readonly characters: number
  readonly blocks: number
}

export interface Fitted {
  readonly shown: readonly Part[]
  readonly missing: readonly Part[]
  readonly left: BlockBudget
}

/** How many characters of a message's budget blocks take. */
export function weigh(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + JSON.stringify(block).length + LIMITS.message.blockOverhead, 0)
}

/** Takes parts in their order until one does not fit: nothing is shown without what stands before it. */
export function fit(parts: readonly Part[], budget: BlockBudget): Fitted {
  let { characters, blocks } = budget
  const fitting = parts.findIndex((part) => {
    const needed = weigh(part.blocks) + (part.reserve ?? 0)
    if (needed > characters || part.blocks.length > blocks) return true
    characters -= needed
    blocks -= part.blocks.length
    return false
  })
  const count = fitting === -1 ? parts.length : fitting
  return { shown: parts.slice(0, count), missing: parts.slice(count), left: { characters, blocks } }
}

/** What is missing in words: "3 more facts and 1 more excerpt". */
export function countOf(parts: readonly Part[]): string {
  const counts = new Map<string, number>()
  for (const { holds } of parts)
    for (const [noun, count] of Object.entries(holds)) counts.set(noun, (counts.get(noun) ?? 0) + count)
  return new Intl.ListFormat('en').format([...counts].map(([noun, count]) => more(count, noun)))
}

/** "1 more party", "2 more parties". */
export function more(count: number, noun: string): string {
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return `${count} more ${count === 1 ? noun : plural}`
}

/** Groups items so that no group weighs more than the limit, unless one item alone does. */
export function chunk<Item>(items: readonly Item[], limit: number, most = Infinity): Item[][] {
  const chunks: Item[][] = []
  let weight = 0
  for (const item of items) {
    const added = JSON.stringify(item).length
    const last = chunks.at(-1)
    if (last && weight + added <= limit && last.length < most) {
      last.push(item)
      weight += added
    } else {
      chunks.push([item])
      weight = added
    }
  }
  return chunks
}
