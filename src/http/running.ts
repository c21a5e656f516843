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
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, limit, true)
    })
    let isLate = false
    while (this.#answers.size > 0 && !isLate) {
      const settled = Promise.allSettled([...this.#answers]).then(() => false)
      isLate = await Promise.race([settled, deadline])
    }
    clearTimeout(timer)
    return this.#answers.size
  }
}
