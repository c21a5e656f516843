import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import type { State } from '../../state/state.ts'

const arrival = z.object({
  /** Who brought it, such as `slack T1 U2`, or the address of a feed. */
  by: z.string(),
  isByFeed: z.boolean(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** What was doubtful when it was read, each a sentence. */
  doubts: z.array(z.string()),
})

/** How a draft came in. */
export type Arrival = Readonly<z.output<typeof arrival>>

const review = z.object({
  what: z.enum(['published', 'rejected']),
  by: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
})

/** What was decided of a draft. */
export type Review = Readonly<z.output<typeof review>>

/** A process that ends while it changes a draft has it no longer than this. */
const LONGEST_CHANGE_MILLISECONDS = 10_000

/** What is remembered of drafts besides their files: who brought them, and who decided what. */
export class Reviews {
  readonly #arrivals: Collection<Arrival>
  readonly #reviews: Collection<Review>
  readonly #taken: Collection<true>

  constructor(state: State) {
    this.#arrivals = new Collection<Arrival>(state, 'draft-arrivals', arrival)
    this.#reviews = new Collection<Review>(state, 'draft-reviews', review)
    this.#taken = new Collection(state, 'drafts-taken', z.literal(true), LONGEST_CHANGE_MILLISECONDS)
  }

  arrivalOf(id: string): Promise<Arrival | undefined> {
    return this.#arrivals.get(id)
  }

  setArrival(id: string, value: Arrival): Promise<void> {
    return this.#arrivals.set(id, value)
  }

  reviewOf(id: string): Promise<Review | undefined> {
    return this.#reviews.get(id)
  }

  async setReview(id: string, value: Review): Promise<void> {
    await this.#reviews.set(id, value)
    await this.#arrivals.delete(id)
  }

  /** Takes a draft: of several who would change it, in whatever process, one does. */
  take(id: string): Promise<boolean> {
    return this.#taken.setIfAbsent(id, true)
  }

  async giveBack(id: string): Promise<void> {
    await this.#taken.delete(id)
  }
}
