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
  /** When it could be read last, in milliseconds since 1970. */
  readAt: z.number().optional(),
  /** When an article of it came in last, in milliseconds since 1970. */
  lastArticleAt: z.number().optional(),
  /** The title of that article. */
  lastArticle: z.string().optional(),
  /** Why it could not be read the last time, as a sentence. */
  lastError: z.string().optional(),
})

/** How far a feed was read, and how that went. */
export type Progress = Readonly<z.output<typeof progress>>

const seen = z.object({
  /** What became of the item: a source's id, or why there is none. */
  outcome: z.string(),
  /** How often it was refused; absent where it is there. */
  refusals: z.int().optional(),
  /** What the feed said of it: another mark, and its article may have been changed. */
  mark: z.string().optional(),
})

/** A server that fails is asked again when the feed is read next, so many times. */
const MOST_REFUSALS = 5

/** Longer than any feed names an item. */
const REMEMBERED_MILLISECONDS = 400 * 24 * 60 * 60 * 1000

/** A process that ends while it reads a feed has it no longer than this; one that reads on says so with each article. */
const LONGEST_READING_MILLISECONDS = 3 * 60 * 1000

/** What must be remembered of feeds. */
export class FeedProgress {
  readonly #feeds: Collection<Progress>
  readonly #items: Collection<z.output<typeof seen>>
  readonly #taken: Collection<true>

  constructor(state: State) {
    this.#feeds = new Collection(state, 'feeds', progress)
    this.#items = new Collection(state, 'feed-items', seen, REMEMBERED_MILLISECONDS)
    this.#taken = new Collection(state, 'feeds-taken', z.literal(true), LONGEST_READING_MILLISECONDS)
  }

  async of(url: string): Promise<Progress> {
    return (await this.#feeds.get(keyOf(url))) ?? { nextAt: 0, failures: 0 }
  }

  set(url: string, value: Progress): Promise<void> {
    return this.#feeds.set(keyOf(url), value)
  }

  /** Takes a feed for this process: of several that share the state one reads it. */
  take(url: string): Promise<boolean> {
    return this.#taken.setIfAbsent(keyOf(url), true)
  }

  /** Keeps a feed that was taken. */
  hold(url: string): Promise<void> {
    return this.#taken.set(keyOf(url), true)
  }

  /** Frees what an earlier process had taken; only for one that shares its state with no other. */
  async freeAll(): Promise<void> {
    for await (const { id } of this.#taken.all()) await this.#taken.delete(id)
  }

  async giveBack(url: string): Promise<void> {
    await this.#taken.delete(keyOf(url))
  }

  /**
   * Whether an item's article is to be read: it never was, was refused and not too often, or is there under an id and the
   * feed says other things of it than before.
   */
  async stageOf(
    url: string,
    item: string,
    mark: string,
  ): Promise<'new' | 'seen' | { readonly changed: string }> {
    const known = await this.#items.get(keyOf(url, item))
    if (known === undefined || (known.refusals !== undefined && known.refusals < MOST_REFUSALS)) return 'new'
    const isSame = known.mark === undefined || known.mark === mark
    return known.refusals !== undefined || isSame ? 'seen' : { changed: known.outcome }
  }

  /** Only when an item's article is where it belongs: what was not is read again. */
  setSeen(url: string, item: string, outcome: string, mark: string): Promise<void> {
    return this.#items.set(keyOf(url, item), { outcome, mark })
  }

  /** An article that is there and cannot be had again stays as it is; the feed must change before it is tried again. */
  setRefused(url: string, item: string, outcome: string, mark: string): Promise<void> {
    return this.#items.update(keyOf(url, item), (before) =>
      before && before.refusals === undefined
        ? { ...before, mark }
        : { outcome, refusals: (before?.refusals ?? 0) + 1 },
    )
  }
}

/** Addresses and ids of items are longer than keys may be. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
