/** An interaction's token lives 15 minutes; a delivery later than that cannot be answered anyway. */
const REMEMBERED_MS = 15 * 60_000
const REMEMBERED = 20_000

/** Tells what was delivered twice. */
export class RecentIds {
  readonly #now: () => number
  /** When an id came, by id; in the order in which they came. */
  readonly #cameAt = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** @returns whether the id is new; it is not, the next time. */
  add(id: string): boolean {
    if (this.#cameAt.has(id)) return false
    const now = this.#now()
    for (const [old, cameAt] of this.#cameAt) {
      if (this.#cameAt.size < REMEMBERED && now - cameAt < REMEMBERED_MS) break
      this.#cameAt.delete(old)
    }
    this.#cameAt.set(id, now)
    return true
  }
}
