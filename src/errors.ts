import { randomInt } from 'node:crypto'
import type { Log } from './log.ts'

/* No letter or digit that is easily taken for another: a reader may have to type it. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 6

/**
 * Logs the cause of a failure.
 * @param attempted what did not work, in words for an operator.
 * @returns the short reference, such as `K7QX2M`, that the log line carries too: all that a user gets to see of it.
 */
export function reportFailure(log: Log, attempted: string, err: unknown): string {
  const reference = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')
  log.error({ reference, err }, attempted)
  return reference
}

/** The sentence with which a user is told of a failure. */
export function failureSentence(reference: string): string {
  return `Something went wrong here, not with what you asked. Try again; if it stays so, tell whoever runs this app the reference ${reference}.`
}

/** Whether an error carries one of these codes: `ENOENT` and the like of the system, or numbers of a platform's API. */
export function hasCode(error: unknown, ...codes: readonly (string | number)[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}
