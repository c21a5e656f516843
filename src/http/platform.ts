import type { Condition } from './health.ts'

/** A part of the program that people reach: a chat platform, or the page. */
export interface Platform {
  /** As `/healthz` calls it: `slack`. */
  readonly name: string
  /**
   * Adds its routes to the HTTP server, before that listens.
   * @throws Error with a line for the operator where it cannot work at all.
   */
  mount(): Promise<void>
  /**
   * Connects; where waiting helps it tries again until it is connected or stopped.
   * @throws Error with a line for the operator where it does not help.
   */
  start(): Promise<void>
  /** How its connection does. */
  condition(): Condition
  /** Finishes the answers that are being made, then disconnects; in bounded time. */
  stop(): Promise<void>
}
