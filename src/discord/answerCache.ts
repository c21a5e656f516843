import type { Snapshot } from '../knowledge/snapshot.ts'
import type { DiscordMessage } from './message.ts'

/** The ages on a card are those of a day: an answer kept over midnight is wrong no longer than this. */
const KEPT_MS = 60_000
const KEPT = 500

interface Kept {
  readonly message: DiscordMessage
  readonly madeAt: number
}

/**
 * Messages that were made a moment ago, for the question that everybody asks at once: the same question on the same
 * snapshot has the same answer.
 */
export class AnswerCache {
  readonly #now: () => number
  readonly #messages = new Map<string, Kept>()
  #snapshot: Snapshot | undefined

  constructor(now: () => number) {
    this.#now = now
  }

  get(snapshot: Snapshot, key: string): DiscordMessage | undefined {
    const kept = snapshot === this.#snapshot ? this.#messages.get(key) : undefined
    return kept && this.#now() - kept.madeAt < KEPT_MS ? kept.message : undefined
  }

  set(snapshot: Snapshot, key: string, message: DiscordMessage): void {
    if (snapshot !== this.#snapshot) this.#messages.clear()
    this.#snapshot = snapshot
    this.#messages.delete(key)
    this.#messages.set(key, { message, madeAt: this.#now() })
    const [oldest] = this.#messages.keys()
    if (this.#messages.size > KEPT && oldest !== undefined) this.#messages.delete(oldest)
  }
}
