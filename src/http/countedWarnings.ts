import type { Log } from '../log.ts'

/** Milliseconds in which a warning is written once. */
const PERIOD = 60_000
/** Different warnings that are counted at once; there are not so many. */
const MOST = 100

/** Warnings that anybody can bring about: the first is written at once, those that follow are counted. */
export class CountedWarnings {
  readonly #log: Pick<Log, 'warn'>
  readonly #period: number
  /** How often each came since it was written. */
  readonly #more = new Map<string, number>()

  constructor(log: Pick<Log, 'warn'>, period: number = PERIOD) {
    this.#log = log
    this.#period = period
  }

  warn(sentence: string): void {
    const count = this.#more.get(sentence)
    if (count !== undefined) {
      this.#more.set(sentence, count + 1)
      return
    }
    if (this.#more.size >= MOST) return
    this.#more.set(sentence, 0)
    this.#log.warn(sentence)
    setTimeout(() => {
      const more = this.#more.get(sentence) ?? 0
      this.#more.delete(sentence)
      if (more > 0) this.#log.warn({ more }, `${sentence} It came ${more} times more within a minute.`)
    }, this.#period).unref()
  }
}
