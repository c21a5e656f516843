import { Allowance } from '../state/allowance.ts'
import type { BestEffort } from '../state/bestEffort.ts'
import type { State } from '../state/state.ts'

/** Requests that a user may make at once, and how fast they come back. */
const ALLOWANCE = 6
const MS_PER_REQUEST = 1_500

export interface CooldownOptions {
  readonly state: State
  readonly bestEffort: BestEffort
  /** Whose users they are; two platforms' ids may be alike. */
  readonly platform: string
  readonly now?: () => number
}

/** Keeps one user from taking up the room of all others, whichever replica is asked. */
export class Cooldown {
  readonly #allowance: Allowance

  constructor({ state, bestEffort, platform, now }: CooldownOptions) {
    const name = `cooldown-${platform}`
    this.#allowance = new Allowance({ state, bestEffort, name, most: ALLOWANCE, every: MS_PER_REQUEST, now })
  }

  /** Counts a request. @returns milliseconds to wait where it is one too many, otherwise 0. */
  take(user: string): Promise<number> {
    return this.#allowance.take(user)
  }

  /** Counts a request. @returns a sentence for the user where it is one too many. */
  async refusal(user: string): Promise<string | undefined> {
    const wait = await this.take(user)
    if (wait === 0) return undefined
    const seconds = Math.ceil(wait / 1000)
    return `You ask faster than I can look things up. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
  }
}
