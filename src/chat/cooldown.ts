import { z } from 'zod'
import type { BestEffort } from '../state/bestEffort.ts'
import { Collection } from '../state/collection.ts'
import { steadyNow, type State } from '../state/state.ts'

/** Requests that a user may make at once, and how fast they come back. */
const ALLOWANCE = 6
const MS_PER_REQUEST = 1_500
const MS_UNTIL_FULL = ALLOWANCE * MS_PER_REQUEST

export interface CooldownOptions {
  readonly state: State
  readonly bestEffort: BestEffort
  /** Whose users they are; two platforms' ids may be alike. */
  readonly platform: string
  readonly now?: () => number
}

/** Keeps one user from taking up the room of all others, whichever replica is asked. */
export class Cooldown {
  /** When a user's allowance will be full again, by user. */
  readonly #fullAt: Collection<number>
  readonly #bestEffort: BestEffort
  readonly #now: () => number

  constructor({ state, bestEffort, platform, now = steadyNow }: CooldownOptions) {
    this.#fullAt = new Collection(state, `cooldown-${platform}`, z.number(), MS_UNTIL_FULL)
    this.#bestEffort = bestEffort
    this.#now = now
  }

  /** Counts a request. @returns milliseconds to wait where it is one too many, otherwise 0. */
  take(user: string): Promise<number> {
    return this.#bestEffort(this.#take(user), 0)
  }

  /** Counts a request. @returns a sentence for the user where it is one too many. */
  async refusal(user: string): Promise<string | undefined> {
    const wait = await this.take(user)
    if (wait === 0) return undefined
    const seconds = Math.ceil(wait / 1000)
    return `You ask faster than I can look things up. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
  }

  async #take(user: string): Promise<number> {
    let wait = 0
    await this.#fullAt.update(user, (before) => {
      const now = this.#now()
      // Where a clock was set back, or another replica's is ahead, nobody waits longer for it than for an empty allowance.
      const fullAt = Math.min(Math.max(now, before ?? now), now + MS_UNTIL_FULL)
      wait = Math.max(0, fullAt + MS_PER_REQUEST - now - MS_UNTIL_FULL)
      return wait > 0 ? undefined : fullAt + MS_PER_REQUEST
    })
    return wait
  }
}
