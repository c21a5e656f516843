/** A connection to a chat platform. */
export interface Platform {
  /** Connects; rejects with a one-line message for the operator where that cannot work. */
  start(): Promise<void>
  /** Finishes the answers that are being made, then disconnects; in bounded time. */
  stop(): Promise<void>
}
