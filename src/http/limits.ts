import express from 'express'

/** What one request to the HTTP server may take. Times are in milliseconds. */
export const HTTP_LIMITS = {
  /** Bytes of a body. Discord's and Slack's payloads stay far below it, and all connections may send one at once. */
  body: 256 * 1024,
  /** Bytes of a file that the page's administrator gives; nobody else's is read. */
  file: 20 * 1024 * 1024,
  /** Connections at once; further ones are not taken. */
  connections: 512,
  /** How often it is looked for requests that are late. */
  lateCheck: 1_000,
  /** Bytes of all headers together. */
  headers: 16 * 1024,
  /** Until the headers have arrived. */
  headersTime: 10_000,
  /** Until the whole request has arrived. */
  requestTime: 20_000,
  /** A connection on which nothing moves for so long is cut, whether request or response is late. */
  silence: 60_000,
  /** A connection is kept for the next request. */
  keepAlive: 5_000,
  /** For which clients of kept connections are told that the server stops, before the idle ones are closed. */
  farewell: 250,
  /** Until connections are cut that are still busy after the server was told to stop. */
  stop: 10_000,
} as const

/** Those that concern connections. */
export type ConnectionLimits = Readonly<
  Record<
    | 'connections'
    | 'lateCheck'
    | 'headersTime'
    | 'requestTime'
    | 'silence'
    | 'keepAlive'
    | 'farewell'
    | 'stop',
    number
  >
>

/**
 * Puts the body as it was sent, to the byte, into `request.body` as a Buffer: what a signature is checked against.
 * Every route chooses how it reads its body; a JSON parser must be given the same limit.
 */
export const rawBody = express.raw({ type: () => true, limit: HTTP_LIMITS.body, inflate: false })
