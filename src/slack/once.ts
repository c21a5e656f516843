/** Slack gives up on an event after an hour; the signature of a request is taken for five minutes. */
const REMEMBERED = 60 * 60 * 1000
const MOST = 10_000

/** Tells what was seen already. Bounded in time and number; the oldest are forgotten first. */
export class Once {
  readonly #seen = new Map<string, number>()

  /** @returns whether it is the first time. */
  isFirst(id: string, now: number = Date.now()): boolean {
    for (const [known, at] of this.#seen) {
      if (at > now - REMEMBERED && this.#seen.size < MOST) break
      this.#seen.delete(known)
    }
    if (this.#seen.has(id)) return false
    this.#seen.set(id, now)
    return true
  }
}
