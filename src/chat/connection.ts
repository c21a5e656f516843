import pRetry from 'p-retry'
import type { Condition } from '../http/health.ts'
import type { Log } from '../log.ts'

/** How long is waited before a connection is tried again, in milliseconds; each time twice as long. */
export interface Delays {
  readonly first: number
  readonly longest: number
}

export const DELAYS: Delays = { first: 1_000, longest: 60_000 }

/** A platform does not take what it was given, such as a wrong token: to try again does not help. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

export interface ConnectionOptions {
  /** What is reached, as the log names it: `Slack`. */
  readonly name: string
  readonly log: Log
  readonly delays?: Delays | undefined
  readonly now?: () => number
}

/**
 * Tells of one connection: of an outage once when it begins, and once when it has ended, however often it is tried
 * meanwhile.
 */
export class Connection {
  readonly #options: ConnectionOptions
  #lostAt: number | undefined
  #since: number | undefined
  #isOver = false

  constructor(options: ConnectionOptions) {
    this.#options = options
  }

  /** @param sentence what happened, for an operator; only the first of an outage is told. */
  lost(sentence: string): void {
    if (this.#lostAt !== undefined) return
    this.#lostAt = this.#now()
    this.#options.log.warn(`${sentence} It is tried again until it works.`)
  }

  /** Whether it is there, and since when. */
  condition(): Condition {
    const { name } = this.#options
    if (this.#isOver)
      return { connection: 'closed', trouble: `${name} is not connected any more; start the program again.` }
    if (this.#lostAt !== undefined) {
      const since = new Date(this.#lostAt).toISOString()
      return { connection: 'lost', since, trouble: `${name} is not connected since ${since}.` }
    }
    if (this.#since === undefined)
      return { connection: 'connecting', trouble: `${name} is not connected yet.` }
    return { connection: 'connected', since: new Date(this.#since).toISOString() }
  }

  /** It was closed for good: nothing tries again. */
  over(): void {
    this.#isOver = true
  }

  reached(): void {
    if (this.#lostAt === undefined) {
      this.#since ??= this.#now()
      return
    }
    this.#since = this.#now()
    const seconds = Math.round((this.#now() - this.#lostAt) / 1000)
    this.#lostAt = undefined
    const { name, log } = this.#options
    log.info(`${name} is connected again, after ${seconds} s.`)
  }

  /**
   * Connects, as often as it takes.
   * @param connect rejects with a sentence for an operator, as a `Refused` where to try again does not help.
   * @param signal ends it.
   * @returns whether it is connected; false where it was ended.
   * @throws Refused
   */
  async establish(connect: () => Promise<void>, signal: AbortSignal): Promise<boolean> {
    const { delays = DELAYS } = this.#options
    try {
      await pRetry(connect, {
        retries: Infinity,
        factor: 2,
        minTimeout: delays.first,
        maxTimeout: delays.longest,
        signal,
        shouldRetry: ({ error }) => !(error instanceof Refused),
        onFailedAttempt: ({ error }) => {
          if (!(error instanceof Refused) && !signal.aborted) this.lost(error.message)
        },
      })
    } catch (error) {
      if (signal.aborted) return false
      throw error
    }
    this.reached()
    return true
  }

  #now(): number {
    return (this.#options.now ?? Date.now)()
  }
}

/** Why a call failed, in one line: "fetch failed" says nothing, what is wrapped in it does. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const wrapped = 'original' in error ? error.original : error.cause
  if (wrapped instanceof Error) return causeOf(wrapped)
  const told = error.message || ('code' in error ? String(error.code) : error.name)
  return told.replace(/\s+/g, ' ').trim()
}
