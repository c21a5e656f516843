import { withDeadline, LATE } from '../withDeadline.ts'
import type { Log } from '../log.ts'

/** What an answer would rather know; it goes out without where the store fails or is slow. */
export type BestEffort = <Value>(work: Promise<Value>, otherwise: Value) => Promise<Value>

/** Milliseconds; Discord and Slack wait for three seconds in all. */
const PATIENCE = 1_000

/** Says once that it goes without, and once that it no longer does. */
export function createBestEffort(log: Log): BestEffort {
  let isFailing = false
  const failed = (err: unknown): void => {
    if (!isFailing)
      log.warn({ err }, 'What is remembered cannot be read or written; answers go out without it.')
    isFailing = true
  }
  return async (work, otherwise) => {
    try {
      const value = await withDeadline(work, PATIENCE)
      if (value === LATE) {
        failed(new Error(`No answer within ${PATIENCE} ms`))
        return otherwise
      }
      if (isFailing) log.info('What is remembered can be read and written again.')
      isFailing = false
      return value
    } catch (err) {
      failed(err)
      return otherwise
    }
  }
}
