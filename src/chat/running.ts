import { withDeadline } from '../withDeadline.ts'

/** Answers that are being made. */
export class Running {
  readonly #answers = new Set<Promise<unknown>>()

  /** Keeps count of an answer until it is there. */
  async track<Result>(answer: Promise<Result>): Promise<Result> {
    this.#answers.add(answer)
    try {
      return await answer
    } finally {
      this.#answers.delete(answer)
    }
  }

  /**
   * Waits until all answers are there, those too that begin meanwhile.
   * @param limit milliseconds after which it waits no longer.
   * @returns how many answers were given up.
   */
  async settle(limit: number): Promise<number> {
    await withDeadline(this.#allThere(), limit)
    return this.#answers.size
  }

  async #allThere(): Promise<void> {
    while (this.#answers.size > 0) await Promise.allSettled(this.#answers)
  }
}
