import { z } from 'zod'
import type { Request } from '../card/request.ts'
import { Journal } from '../state/journal.ts'
import type { State } from '../state/state.ts'

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

/** As it is kept; npm run feedback prints it, whatever else a version wrote. */
export const kept = z.looseObject({ at: z.string(), kind: z.string() })

export type Kept = z.output<typeof kept>

/** @param platform on which it is said. */
export function feedbackStore(state: State, platform: string, now: () => Date): FeedbackStore {
  const journal = journalOf(state)
  return {
    async add(feedback) {
      await journal.append({ at: now().toISOString(), platform, ...feedback })
    },
  }
}

/** All that readers said, the oldest first. */
export async function* allFeedback(state: State): AsyncGenerator<Kept> {
  for await (const { value } of journalOf(state).read()) yield value
}

/** Where it is kept, for all platforms together. */
export function journalOf(state: State): Journal<Kept> {
  return new Journal(state, 'feedback', kept)
}
