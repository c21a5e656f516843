/** Another process may know of something that is due sooner. */
const LONGEST_WAIT = 60_000

/** Work that is done whenever something may be due: never twice at once, and once more where that was said meanwhile. */
export class Rounds {
  readonly #work: () => Promise<number>
  readonly #failed: (cause: unknown) => void
  #round: Promise<void> | undefined
  #isDue = false
  #isStopped = false
  #timer: NodeJS.Timeout | undefined

  /**
   * @param work resolves with the milliseconds after which something is due again, or Infinity.
   * @param failed is told why a round failed; it is tried again a minute later.
   */
  constructor(work: () => Promise<number>, failed: (cause: unknown) => void) {
    this.#work = work
    this.#failed = failed
  }

  /** Looks whether something is due. */
  wake(): void {
    this.#isDue = true
    if (this.#isStopped || this.#round) return
    this.#round = this.#run().finally(() => {
      this.#round = undefined
    })
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  /** Resolves when nothing is due any more. */
  async settled(): Promise<void> {
    while (this.#round) await this.#round
  }

  /** Finishes the round that runs. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#round
  }

  async #run(): Promise<void> {
    while (this.#isDue && !this.#isStopped) {
      this.#isDue = false
      try {
        this.#wakeIn(await this.#work())
      } catch (cause) {
        this.#failed(cause)
        this.#wakeIn(LONGEST_WAIT)
      }
    }
  }

  #wakeIn(milliseconds: number): void {
    clearTimeout(this.#timer)
    if (this.#isStopped) return
    this.#timer = setTimeout(
      () => {
        this.wake()
      },
      Math.min(Math.max(0, milliseconds), LONGEST_WAIT),
    ).unref()
  }
}
