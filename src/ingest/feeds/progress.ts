import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import type { State } from '../../state/state.ts'

const progress = z.object({
  /** Milliseconds since 1970. */
  nextAt: z.number(),
  /** How often in a row it could not be read. */
  failures: z.int(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** When an article of it came in last, in milliseconds since 1970. */
  lastArticleAt: z.number().optional(),
  /** Why it could not be read the last time, as a sentence. */
  lastError: z.string().optional(),
})

/** How far a feed was read, and how that went. */
export type Progress = Readonly<z.output<typeof progress>>

const seen = z.object({
  /** What became of the item: a source's id, or why there is none. */
  outcome: z.string(),
})

/** Longer than any feed names an item. */
const REMEMBERED_MILLISECONDS = 400 * 24 * 60 * 60 * 1000

/** What must be remembered of feeds. */
export class FeedProgress {
  readonly #feeds: Collection<Progress>
  readonly #items: Collection<z.output<typeof seen>>

  constructor(state: State) {
    this.#feeds = new Collection(state, 'feeds', progress)
    this.#items = new Collection(state, 'feed-items', seen, REMEMBERED_MILLISECONDS)
  }

  async of(url: string): Promise<Progress> {
    return (await this.#feeds.get(keyOf(url))) ?? { nextAt: 0, failures: 0 }
  }

  set(url: string, value: Progress): Promise<void> {
    return this.#feeds.set(keyOf(url), value)
  }

  async isSeen(url: string, item: string): Promise<boolean> {
    return (await this.#items.get(keyOf(url, item))) !== undefined
  }

  /** Only when an item's article is where it belongs: what was not is read again. */
  setSeen(url: string, item: string, outcome: string): Promise<void> {
    return this.#items.set(keyOf(url, item), { outcome })
  }
}

/** Addresses and ids of items are longer than keys may be. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
