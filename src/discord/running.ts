/** Work that a stop must wait for. */
export class Running {
  readonly #all = new Set<Promise<unknown>>()

  /** Runs work and remembers it until it is done. */
  track<Value>(work: Promise<Value>): Promise<Value> {
    this.#all.add(work)
    void work.finally(() => this.#all.delete(work)).catch(() => undefined)
    return work
  }

  /** Waits until all work is done, the work that begins meanwhile too; at most for the given time. */
  async drain(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<'too long'>((resolve) => {
      timer = setTimeout(() => {
        resolve('too long')
      }, milliseconds)
    })
    while (this.#all.size > 0) {
      if ((await Promise.race([Promise.allSettled(this.#all), tooLong])) === 'too long') break
    }
    clearTimeout(timer)
  }
}
