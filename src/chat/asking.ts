import type { Card } from '../card/card.ts'
import { isContent } from '../card/shareable.ts'
import type { Capacity } from '../card/capacity.ts'
import type { Request } from '../card/request.ts'
import type { Backgrounder, Caller, Reply } from '../command/backgrounder.ts'
import { isPersonal } from '../command/specification.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import type { AnswerMeasured, Metrics } from '../http/metrics.ts'
import type { Log } from '../log.ts'
import type { Place } from '../watch/place.ts'
import { reportFailure, failureSentence } from '../errors.ts'
import { traced } from '../tracing.ts'
import type { Cooldown } from './cooldown.ts'
import {
  decide,
  deliveryOfNotice,
  TO_ASKER,
  type Decision,
  type Delivery,
  type Surroundings,
} from './delivery.ts'
import { narrowed, type Threads } from './threads.ts'

/** Who asks. */
export interface Asker {
  /** The same person has the same wherever they ask on the platform. */
  readonly id: string
  /** Their language, BCP 47, where the platform says it. */
  readonly locale?: string | undefined
  /** Whether the platform counts them an administrator; asked only where the answer depends on it. */
  isAdministrator(): boolean | Promise<boolean>
  /** Where they ask, for what is to be posted there; absent where the app cannot post. */
  readonly here?: Omit<Place, 'platform'> | undefined
  /** Whether they may say what is posted there; asked only where the answer depends on it. */
  mayManage?(): boolean | Promise<boolean>
}

export interface Question {
  readonly request: Request
  readonly asker: Asker
  /** Where the answer should go, if it may. */
  readonly wish: Delivery
  readonly surroundings: Surroundings
  /** What is to be added, where that cannot be typed: files, or the links of a message. */
  readonly given?: readonly Contribution[] | undefined
  /** The thread in which it is asked: where that has a subject, the question is read with it. */
  readonly thread?: string | undefined
}

/** What came of a question. */
export type Answered =
  | ({ readonly kind: 'reply'; readonly reply: Reply } & Decision)
  /** A sentence for whoever asked: they ask too fast, or the program failed. */
  | { readonly kind: 'notice'; readonly sentence: string; readonly delivery: Delivery }

/** Where a card stands that others read. */
export interface Standing {
  readonly community: string
  readonly channel: string
  /** What the platform calls the message; absent where it does not say. */
  readonly message?: string | undefined
  /** The message that its thread began with. */
  readonly thread?: string
  /** Whose name stands on it: a user's id. */
  readonly sharedBy?: string
  /** Nobody else reads there. */
  readonly isDirect: boolean
}

export interface AskingOptions {
  /** `discord`, `slack`. */
  readonly platform: string
  readonly backgrounder: Backgrounder
  /** What a page of the platform holds. */
  readonly capacity: Capacity
  readonly cooldown: Cooldown
  readonly threads: Threads
  readonly metrics: Metrics
  readonly log: Log
}

/** What came of a question, and as what it counts. */
interface Counted {
  readonly answered: Answered
  readonly outcome: AnswerMeasured['outcome']
}

/** Answers questions for a platform, which shows what comes of them. */
export class Asking {
  readonly #options: AskingOptions

  constructor(options: AskingOptions) {
    this.#options = options
  }

  /** Never rejects: a failure is an answer too, with a reference to the log. */
  answer(question: Question): Promise<Answered> {
    const { metrics, platform } = this.#options
    const command = this.#known(question.request)
    const began = performance.now()
    return traced(
      'answer',
      { 'backgrounder.platform': platform, 'backgrounder.command': command },
      async (tell) => {
        const { answered, outcome } = await this.#answer(question)
        metrics.answered({ platform, command, outcome, seconds: (performance.now() - began) / 1000 })
        tell({ 'backgrounder.outcome': outcome })
        return answered
      },
    )
  }

  async #answer({ request, asker, wish, surroundings, thread, given }: Question): Promise<Counted> {
    const { cooldown, log } = this.#options
    const notice = (outcome: Counted['outcome'], sentence: string): Counted => {
      return { answered: { kind: 'notice', sentence, delivery: deliveryOfNotice(surroundings) }, outcome }
    }
    const refusal = await cooldown.refusal(asker.id)
    if (refusal !== undefined) return notice('refused', refusal)
    try {
      const reply = given ? await this.#contribute(given, asker) : await this.#replyIn(thread, request, asker)
      const allowed = surroundings.isAskedOpenly ? wish : this.wishFor(request, wish)
      const answered: Answered = { kind: 'reply', reply, ...decide(reply.card, allowed, surroundings) }
      return { answered, outcome: reply.answer.status }
    } catch (error) {
      const reference = reportFailure(log, `/${request.command} could not be answered`, error)
      return notice('failed', failureSentence(reference))
    }
  }

  /** A wish as far as it can be known before the answer: what only administrators may ask is for nobody else. */
  wishFor(request: Request, wish: Delivery): Delivery {
    const isForOthers = wish.to === 'everybody' || wish.to === 'shared'
    return isForOthers && this.#depends(request) ? TO_ASKER : wish
  }

  /** The reply alone, uncounted: for what a platform shows unasked. Rejects where the program fails. */
  async reply(request: Request, asker: Asker): Promise<Reply> {
    const { backgrounder, capacity } = this.#options
    const { locale } = asker
    if (!this.#depends(request)) {
      const anybody: Caller = { isAdministrator: false, ...(locale !== undefined && { locale }) }
      return backgrounder.reply(request, anybody, capacity)
    }
    return backgrounder.reply(request, await this.#callerOf(asker), capacity)
  }

  async #contribute(given: readonly Contribution[], asker: Asker): Promise<Reply> {
    const { backgrounder, capacity } = this.#options
    return backgrounder.contribute(given, await this.#callerOf(asker), capacity)
  }

  async #callerOf(asker: Asker): Promise<Caller> {
    const { platform } = this.#options
    const { here } = asker
    const isAdministrator = await asker.isAdministrator()
    const mayManage = isAdministrator || ((await asker.mayManage?.()) ?? false)
    return {
      id: `${platform} ${asker.id}`,
      isAdministrator,
      ...(here && { here: { place: { platform, ...here }, mayManage } }),
    }
  }

  /** Lets a thread be about what a reply has found. Never rejects. */
  async remember(thread: string, reply: Reply): Promise<void> {
    await this.#options.threads.keep(thread, reply)
  }

  /** Whether a card is one that corrections should reach. */
  remembersShared(card: Card): boolean {
    return this.#options.backgrounder.shared !== undefined && isContent(card)
  }

  /**
   * Remembers a card that stays where others read it, so that corrections reach it. Never rejects.
   * @param user who had it shown.
   */
  async shared(
    card: Card,
    user: string,
    { community, channel, message = '', ...standing }: Standing,
  ): Promise<void> {
    const { backgrounder, platform, log } = this.#options
    if (!this.remembersShared(card)) return
    const place = { platform, community, channel }
    const by = `${platform} ${user}`
    try {
      await backgrounder.shared?.add({ place, message, card, by, ...standing }, backgrounder.store)
    } catch (err) {
      log.warn({ err }, 'A shared card is not remembered: corrections will not reach it.')
    }
  }

  /** A command's name for counting: one that there is not may be anybody's words. */
  #known({ command }: Request): string {
    const isKnown = this.#options.backgrounder.specifications.some(({ name }) => name === command)
    return isKnown ? command : 'unknown'
  }

  /** The thread's subject first; where it has nothing on the words, the words for themselves. */
  async #replyIn(thread: string | undefined, request: Request, asker: Asker): Promise<Reply> {
    const { threads, backgrounder } = this.#options
    const subject = thread === undefined ? undefined : await threads.subjectOf(thread)
    const narrow = subject && narrowed(backgrounder.specifications, subject, request)
    if (narrow) {
      const reply = await this.reply(narrow, asker)
      if (reply.answer.status === 'found') return reply
    }
    return this.reply(request, asker)
  }

  /** Whether the answer depends on who asks. */
  #depends(request: Request): boolean {
    const { specifications } = this.#options.backgrounder
    const specification = specifications.find(({ name }) => name === request.command)
    return specification !== undefined && isPersonal(specification, request)
  }
}
