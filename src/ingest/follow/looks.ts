import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import type { State } from '../../state/state.ts'
import { YOUNG_MILLISECONDS } from './schedule.ts'

const look = z.object({
  /** When the article was met first, in milliseconds since 1970. */
  since: z.number(),
  nextAt: z.number(),
  /** The validators of the last answer. */
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** How often in a row nothing was found at its address. */
  missing: z.int(),
})

/** When an article was looked at, and what its server said. */
export type Look = Readonly<z.output<typeof look>>

/** A process that ends while it looks at an article has it no longer than this. */
const LONGEST_LOOK_MILLISECONDS = 3 * 60 * 1000

/** What is remembered of articles that are looked at again. */
export class Looks {
  readonly #looks: Collection<Look>
  readonly #taken: Collection<true>

  constructor(state: State) {
    this.#looks = new Collection<Look>(state, 'articles', look, 2 * YOUNG_MILLISECONDS)
    this.#taken = new Collection(state, 'articles-taken', z.literal(true), LONGEST_LOOK_MILLISECONDS)
  }

  of(address: string): Promise<Look | undefined> {
    return this.#looks.get(keyOf(address))
  }

  set(address: string, value: Look): Promise<void> {
    return this.#looks.set(keyOf(address), value)
  }

  /** Takes an article: of several processes that share the state one looks at it. */
  take(address: string): Promise<boolean> {
    return this.#taken.setIfAbsent(keyOf(address), true)
  }

  async giveBack(address: string): Promise<void> {
    await this.#taken.delete(keyOf(address))
  }
}

/** Addresses are longer than keys may be. */
function keyOf(address: string): string {
  return createHash('sha256').update(address).digest('hex')
}
