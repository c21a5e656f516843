import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Backgrounder } from '../command/backgrounder.ts'
import { correctedCard, correctionAlone } from '../correction/correctedCard.ts'
import { isEmpty } from '../correction/corrections.ts'
import type { Identified, Outcome, SharedCard, SharedCards, Waiting } from '../correction/sharedCards.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import type { Log } from '../log.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import type { Arrivals, History } from '../watch/history.ts'
import { placeKey, type Place } from '../watch/place.ts'
import { Places } from './places.ts'
import { CannotEdit, CannotPost, MessageGone, type Posting } from './posting.ts'
import { Rounds } from './rounds.ts'

export interface CorrectingOptions {
  readonly shared: SharedCards
  readonly history: History
  /** By the name of the platform. */
  readonly outlets: ReadonlyMap<string, { readonly posting: Posting }>
  readonly state: State
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const TAKEN_ELSEWHERE = 10_000
/** A correction that failed is tried again after a minute, then after twice as long each time. */
const LONGEST_BACK_OFF = 60 * MINUTE
/** Messages a day and place that say what could not be changed; to change a card disturbs nobody, a message does. */
const MOST_ANSWERS = 10

/** @returns undefined where nothing that was shared is remembered. */
export function correctingOf(
  { shared, watching }: Pick<Backgrounder, 'shared' | 'watching'>,
  options: Omit<CorrectingOptions, 'shared' | 'history'>,
): Correcting | undefined {
  return shared && watching && new Correcting({ ...options, shared, history: watching.history })
}

type Reached = Pick<Outcome, 'result' | 'reason'>

/** Has corrections reach every card that shows what was corrected, the newest card first. */
export class Correcting {
  readonly #options: CorrectingOptions
  readonly #now: () => number
  readonly #places: Places
  readonly #answers: Collection<number>
  readonly #rounds: Rounds
  #endings: (() => void)[] = []

  constructor(options: CorrectingOptions) {
    const { state, log } = options
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#places = new Places(state, 'corrections')
    this.#answers = new Collection(state, 'corrections-answers', z.int(), DAY)
    this.#rounds = new Rounds(
      () => this.#correctAll(),
      (err) => {
        log.error({ err }, 'Shared cards could not be corrected; it is tried again.')
      },
    )
  }

  /** To be called before the history catches up, so that what changed while no program ran is corrected too. */
  async start(): Promise<void> {
    const { history, shared } = this.#options
    this.#endings = [
      history.beforeKnown((arrivals, snapshot) => this.#look(arrivals, snapshot)),
      await shared.onChange(() => {
        this.#rounds.wake()
      }),
    ]
    this.#rounds.wake()
  }

  async stop(): Promise<void> {
    for (const end of this.#endings) end()
    await this.#rounds.stop()
  }

  wake(): void {
    this.#rounds.wake()
  }

  /** Resolves when nothing is due any more. */
  settled(): Promise<void> {
    return this.#rounds.settled()
  }

  async #look({ sources, facts }: Arrivals, snapshot: Snapshot): Promise<void> {
    const { shared } = this.#options
    const touched = {
      sources: [...sources.revised, ...sources.changed, ...sources.withdrawn, ...sources.dropped],
      facts: [...facts.changed, ...facts.dropped],
    }
    for (const id of await shared.showing(touched)) await shared.correct(id, snapshot)
  }

  /** @returns after how many milliseconds another is due. */
  async #correctAll(): Promise<number> {
    const { shared, outlets } = this.#options
    const now = this.#now()
    const all = (await shared.waiting()).filter(({ value }) => outlets.has(value.place.platform))
    const due = all
      .filter(({ value }) => value.dueAt <= now)
      .sort((one, other) => other.value.sharedAt - one.value.sharedAt)
    await this.#places.each(
      due,
      ({ value }) => value.place,
      async (each) => {
        if (!this.#rounds.isStopped) await this.#correct(each)
      },
    )
    const left = (await shared.waiting()).filter(({ value }) => outlets.has(value.place.platform))
    // What is due and left is another process's, which may end before it is done.
    const next = left.map(({ value }) => (value.dueAt > now ? value.dueAt : now + TAKEN_ELSEWHERE))
    return Math.min(...next) - this.#now()
  }

  async #correct({ id, value }: Identified<Waiting>): Promise<void> {
    const { shared, outlets, log } = this.#options
    const outlet = outlets.get(value.place.platform)
    const card = await shared.get(id)
    if (!card || !outlet) {
      await shared.drop(id)
      return
    }
    try {
      await shared.settle(id, card, value, await this.#reach(id, card, value, outlet.posting))
    } catch (err) {
      const wait = Math.min(MINUTE * 2 ** value.failures, LONGEST_BACK_OFF)
      await shared.putOff(id, this.#now() + wait)
      log.warn({ err, card: id }, 'A correction did not reach a shared card; it is tried again.')
    }
  }

  /** Changes the card where it stands, or says beside it what was corrected. */
  async #reach(
    id: string,
    { card, place, message, thread, sharedBy }: SharedCard,
    { corrections, failures }: Waiting,
    posting: Posting,
  ): Promise<Reached> {
    const posted = { place, message, thread }
    const refused = await this.#edit(
      () => posting.edit(posted, correctedCard(card, corrections), sharedBy),
      message,
    )
    if ('result' in refused) return refused
    const { reason } = refused
    if (isEmpty(corrections)) return { result: 'unreached', reason }
    if (!(await this.#mayAnswer(place)))
      return { result: 'unreached', reason: `${reason} There were ${MOST_ANSWERS} corrections there today.` }
    const key = createHash('sha256')
      .update(`${id} ${JSON.stringify(corrections)}`)
      .digest('hex')
      .slice(0, 24)
    try {
      await posting.answer(posted, correctionAlone(card, corrections), {
        key,
        isAgain: failures > 0,
      })
    } catch (error) {
      if (!(error instanceof CannotPost)) throw error
      return { result: 'unreached', reason: `${reason} ${error.message}` }
    }
    return { result: 'answered', reason }
  }

  async #edit(edit: () => Promise<void>, message: string): Promise<Reached | { readonly reason: string }> {
    if (message === '') return { reason: 'The platform did not say what it calls the message.' }
    try {
      await edit()
      return { result: 'edited' }
    } catch (error) {
      if (error instanceof MessageGone) return { result: 'deleted', reason: error.message }
      if (error instanceof CannotEdit) return { reason: error.message }
      throw error
    }
  }

  async #mayAnswer(place: Place): Promise<boolean> {
    const key = `${placeKey(place)}/${new Date(this.#now()).toISOString().slice(0, 10)}`
    await this.#answers.update(key, (count = 0) => count + 1)
    return ((await this.#answers.get(key)) ?? 0) <= MOST_ANSWERS
  }
}
