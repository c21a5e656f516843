import { LRUCache } from 'lru-cache'

export interface DeliveriesOptions {
  /** For how long, in milliseconds, a platform may deliver the same again. */
  readonly remembered: number
  /** How many ids are remembered; then the oldest are forgotten first. */
  readonly most: number
  readonly now?: () => number
}

/** Tells what a platform delivers twice. */
export class Deliveries {
  readonly #seen: LRUCache<string, true>

  constructor({ remembered, most, now = Date.now }: DeliveriesOptions) {
    this.#seen = new LRUCache({ max: most, ttl: remembered, ttlResolution: 0, perf: { now } })
  }

  /** @returns whether the id comes for the first time. */
  isFirst(id: string): boolean {
    if (this.#seen.has(id)) return false
    this.#seen.set(id, true)
    return true
  }
}
