import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Reply } from '../command/backgrounder.ts'

/** The ages on a card are those of a day: a reply kept over midnight is wrong no longer than this. */
const KEPT_MS = 60_000
const MOST = 500

/**
 * Replies that were made a moment ago, for the question that everybody asks at once: the same request on the same
 * snapshot has the same reply.
 */
export class ReplyCache {
  readonly #now: () => Date
  readonly #replies = new Map<string, { readonly reply: Reply; readonly until: number }>()
  #snapshot: Snapshot | undefined

  constructor(now: () => Date) {
    this.#now = now
  }

  get(snapshot: Snapshot, request: string): Reply | undefined {
    const kept = snapshot === this.#snapshot ? this.#replies.get(request) : undefined
    return kept && this.#now().getTime() < kept.until ? kept.reply : undefined
  }

  set(snapshot: Snapshot, request: string, reply: Reply): void {
    if (snapshot !== this.#snapshot) this.#replies.clear()
    this.#snapshot = snapshot
    this.#replies.delete(request)
    this.#replies.set(request, { reply, until: this.#now().getTime() + KEPT_MS })
    const [oldest] = this.#replies.keys()
    if (this.#replies.size > MOST && oldest !== undefined) this.#replies.delete(oldest)
  }
}
