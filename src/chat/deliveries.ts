import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { BestEffort } from '../state/bestEffort.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'

export interface DeliveriesOptions {
  readonly state: State
  readonly bestEffort: BestEffort
  /** Whose ids they are; two platforms' may be alike. */
  readonly platform: string
  /** For how long, in milliseconds, a platform may deliver the same again. */
  readonly remembered: number
}

/** Those that this process has taken itself, also where the store fails. */
const MOST_HERE = 20_000

/** Tells what a platform delivers twice, to whichever replica, before a restart or after it. */
export class Deliveries {
  readonly #taken: Collection<true>
  readonly #bestEffort: BestEffort
  readonly #here: LRUCache<string, true>

  constructor({ state, bestEffort, platform, remembered }: DeliveriesOptions) {
    this.#taken = new Collection(state, `deliveries-${platform}`, z.literal(true), remembered)
    this.#bestEffort = bestEffort
    this.#here = new LRUCache({ max: MOST_HERE, ttl: remembered })
  }

  /** @returns whether the id comes for the first time; of many who ask at once one is told so. */
  async isFirst(id: string): Promise<boolean> {
    if (this.#here.has(id)) return false
    this.#here.set(id, true)
    return this.#bestEffort(this.#taken.setIfAbsent(id, true), true)
  }
}
