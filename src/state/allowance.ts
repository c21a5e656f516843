import { z } from 'zod'
import type { BestEffort } from './bestEffort.ts'
import { Collection } from './collection.ts'
import { steadyNow, type State } from './state.ts'

export interface AllowanceOptions {
  readonly state: State
  readonly bestEffort: BestEffort
  /** Of its own; see `Collection`. */
  readonly name: string
  /** How often somebody may do something at once. */
  readonly most: number
  /** Milliseconds after which one more time is allowed again. */
  readonly every: number
  readonly now?: (() => number) | undefined
}

/** How often each may do something, whichever replica is asked: a generic cell rate algorithm (ITU-T I.371). */
export class Allowance {
  /** When an allowance will be full again, by whose it is. */
  readonly #fullAt: Collection<number>
  readonly #bestEffort: BestEffort
  readonly #now: () => number
  readonly #every: number
  readonly #untilFull: number

  constructor({ state, bestEffort, name, most, every, now = steadyNow }: AllowanceOptions) {
    this.#every = every
    this.#untilFull = most * every
    this.#fullAt = new Collection(state, name, z.number(), this.#untilFull)
    this.#bestEffort = bestEffort
    this.#now = now
  }

  /** Counts one time. @returns milliseconds to wait where it is one too many, otherwise 0. */
  take(id: string): Promise<number> {
    return this.#bestEffort(this.#take(id), 0)
  }

  async #take(id: string): Promise<number> {
    let wait = 0
    await this.#fullAt.update(id, (before) => {
      const now = this.#now()
      // Where a clock was set back, or another replica's is ahead, nobody waits longer for it than for an empty allowance.
      const fullAt = Math.min(Math.max(now, before ?? now), now + this.#untilFull)
      wait = Math.max(0, fullAt + this.#every - now - this.#untilFull)
      return wait > 0 ? undefined : fullAt + this.#every
    })
    return wait
  }
}
