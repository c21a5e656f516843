import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Request } from '../card/request.ts'

/** What a reader says of a card. */
export interface Feedback {
  readonly kind: 'useful' | 'not useful' | 'problem'
  /** What leads to the card. */
  readonly request: Request
  /** The revision of the knowledge when it was said. */
  readonly revision: string
  /** The reader's own words. */
  readonly text?: string
  readonly team: string | undefined
  readonly user: string
}

/** Keeps what readers say, for the editors. */
export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>
}

/** A file to which a line of JSON is added for each; it is made when the first comes. */
export function feedbackFile(path: string, now: () => Date): FeedbackStore {
  let writing: Promise<unknown> = Promise.resolve()
  return {
    add(feedback) {
      const line = `${JSON.stringify({ at: now().toISOString(), platform: 'slack', ...feedback })}\n`
      const written = writing
        .catch(() => undefined)
        .then(async () => {
          await mkdir(dirname(path), { recursive: true })
          await appendFile(path, line, { mode: 0o600 })
        })
      writing = written
      return written
    },
  }
}
