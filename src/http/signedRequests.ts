import type { RequestHandler } from 'express'
import type { CountedWarnings } from './countedWarnings.ts'

/** Seconds that a platform's request may be old, or ahead of this machine's clock. */
const WINDOW = 5 * 60

/** What a platform puts on a request. */
export interface SignedHeaders {
  readonly signature: string
  readonly form: RegExp
  readonly timestamp: string
}

/** Whether a timestamp, in seconds since 1970, is digits only and of these minutes. */
export function isTimely(timestamp: string, now: number = Date.now()): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= WINDOW
}

/**
 * Refuses with 401, before any of the body is read, what has no signature of the platform's form, or was signed at
 * another time: a request that somebody has kept is none that the platform sends. The signature itself is checked on
 * the body.
 */
export function signedLately(headers: SignedHeaders, warnings: CountedWarnings): RequestHandler {
  return (request, response, next) => {
    const isForm = headers.form.test(request.get(headers.signature) ?? '')
    if (isForm && isTimely(request.get(headers.timestamp) ?? '')) {
      next()
      return
    }
    warnings.warn(
      isForm
        ? `A request to ${request.path} was refused, for it was not signed within these five minutes. Where all are refused, set this machine's clock.`
        : `A request to ${request.path} was refused, for it has no signature.`,
    )
    response.status(401).set('Connection', 'close').type('text').send('The signature is not valid.')
  }
}
