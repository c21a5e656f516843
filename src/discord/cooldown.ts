/** Requests that a user may make at once, and how fast they come back. */
const ALLOWANCE = 6
const MS_PER_REQUEST = 1_500
/** Users who are remembered before the ones at rest are forgotten. */
const REMEMBERED = 10_000

/** Keeps one user from taking up the room of all others. */
export class Cooldown {
  readonly #now: () => number
  /** When a user's allowance will be full again, by user. */
  readonly #fullAt = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Counts a request. @returns milliseconds to wait where it is one too many, otherwise 0. */
  take(user: string): number {
    const now = this.#now()
    const fullAt = Math.max(now, this.#fullAt.get(user) ?? now)
    const wait = fullAt + MS_PER_REQUEST - now - ALLOWANCE * MS_PER_REQUEST
    if (wait > 0) return wait
    if (this.#fullAt.size >= REMEMBERED) this.#forget(now)
    this.#fullAt.set(user, fullAt + MS_PER_REQUEST)
    return 0
  }

  /** Counts a request. @returns a sentence for the user where it is one too many. */
  refusal(user: string): string | undefined {
    const wait = this.take(user)
    if (wait === 0) return undefined
    const seconds = Math.ceil(wait / 1000)
    return `You ask faster than I can look things up. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
  }

  #forget(now: number): void {
    for (const [user, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(user)
  }
}
