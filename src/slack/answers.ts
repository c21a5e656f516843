import type { WebClient } from '@slack/web-api'
import type { Card } from '../card/card.ts'
import type { Request } from '../card/request.ts'
import type { Answered, Asking } from '../chat/asking.ts'
import { deliveryOfNotice } from '../chat/delivery.ts'
import type { Reply } from '../command/backgrounder.ts'
import { reportFailure } from '../errors.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import type { Log } from '../log.ts'
import type { Administrators, Asker } from './administrators.ts'
import { tell } from './failures.ts'
import { withoutTokens } from './logger.ts'
import { slackMessage, type SlackMessage } from './message.ts'
import type { Pictures, SlackPicture } from './pictures.ts'
import { BlocksRefused, NobodyThere, PictureRefused, type ReplyTarget } from './replyTargets.ts'
import { plainText } from './text.ts'

type Replied = Extract<Answered, { readonly kind: 'reply' }>

export interface AnswersOptions {
  readonly asking: Asking
  readonly administrators: Administrators
  /** Whether members of a channel may say what is posted there, or administrators only. */
  readonly membersMayWatch: boolean
  readonly pictures: Pictures
  readonly log: Log
}

export interface AnswerOptions {
  /** What the reader came from and may go back to. */
  readonly back?: Request
  /** The thread in which it is asked. */
  readonly thread?: string
  /** What is to be added. */
  readonly given?: readonly Contribution[]
}

/** Answers requests where they were made, and tells of what went wrong there too. */
export class Answers {
  readonly #asking: Asking
  readonly #administrators: Administrators
  readonly #membersMayWatch: boolean
  readonly #pictures: Pictures
  readonly #log: Log
  /** Cards as messages for one reader, as most of them are shown, each with its pictures in the workspaces. */
  readonly #messages = new WeakMap<Card, WeakMap<SlackPicture | Card, SlackMessage>>()

  constructor({ asking, administrators, membersMayWatch, pictures, log }: AnswersOptions) {
    this.#asking = asking
    this.#administrators = administrators
    this.#membersMayWatch = membersMayWatch
    this.#pictures = pictures
    this.#log = log
  }

  /** The core's reply. Who may do what is asked of Slack here, for every path. */
  reply(request: Request, asker: Asker): Promise<Reply> {
    return this.#asking.reply(request, this.#askerOf(asker))
  }

  /** Answers a request; never rejects. */
  async answer(
    request: Request,
    asker: Asker,
    target: ReplyTarget,
    { back, thread, given }: AnswerOptions = {},
  ): Promise<void> {
    await this.attempt(`/${request.command} was not answered`, target, async () => {
      const { wish, surroundings } = target
      const question = { request, asker: this.#askerOf(asker), wish, surroundings, thread, given }
      const answered = await this.#asking.answer(question)
      if (answered.kind === 'notice') {
        await target.show(sentenceMessage(answered.sentence), answered.delivery)
        return
      }
      await this.#show(answered, asker.client, target, back)
      if (thread !== undefined) await this.#asking.remember(thread, answered.reply)
    })
  }

  /** Shows a card; rejects where Slack refuses it. */
  async #show(
    { reply: { card }, delivery, offersShare }: Replied,
    client: WebClient,
    target: ReplyTarget,
    back: Request | undefined,
  ): Promise<void> {
    const { surface } = target
    const picture = surface === 'message' ? await this.#pictures.of(card, client) : undefined
    const sharedBy = delivery.to === 'shared' ? delivery.by : undefined
    const isUsual = offersShare && back === undefined
    const message = isUsual
      ? this.#usual(card, picture)
      : slackMessage(card, {
          share: offersShare,
          surface,
          ...(picture && { picture }),
          ...(back && { back }),
          ...(sharedBy !== undefined && { sharedBy }),
        })
    try {
      await target.show(message, delivery)
    } catch (error) {
      if (!(error instanceof PictureRefused) || !picture) throw error
      this.#pictures.refused(picture)
      this.#log.warn(`Slack: ${error.message} ${withoutTokens(String(error.cause))}`)
    }
  }

  #askerOf(asker: Asker) {
    const { user, team = '', channel } = asker
    return {
      id: `${team} ${user}`,
      isAdministrator: () => this.#administrators.includes(asker),
      ...(channel !== undefined && { here: { community: team, channel } }),
      mayManage: () => this.#membersMayWatch || channel?.startsWith('D') === true,
    }
  }

  #usual(card: Card, picture: SlackPicture | undefined): SlackMessage {
    const kept = this.#messages.get(card) ?? new WeakMap<SlackPicture | Card, SlackMessage>()
    this.#messages.set(card, kept)
    const made = kept.get(picture ?? card) ?? slackMessage(card, { share: true, ...(picture && { picture }) })
    kept.set(picture ?? card, made)
    return made
  }

  /**
   * Does what is asked, and where that fails tells the user what to do, and the operator what happened; never rejects.
   * @param attempted what did not work, in words for an operator.
   */
  async attempt<Result>(
    attempted: string,
    target: ReplyTarget,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof BlocksRefused) {
        reportFailure(this.#log, attempted, error)
        return undefined
      }
      if (error instanceof NobodyThere) {
        this.#log.warn(`${attempted}: ${error.message}`)
        return undefined
      }
      const sentence = tell(this.#log, attempted, error)
      try {
        await target.show(sentenceMessage(sentence), deliveryOfNotice(target.surroundings))
      } catch (second) {
        this.#log.warn(`Slack takes no word of the failure either: ${String(second)}`)
      }
      return undefined
    }
  }
}

/** A sentence of the program's own as a message. */
export function sentenceMessage(sentence: string): SlackMessage {
  const text = plainText(sentence, 3_000)
  return { text: text.text, blocks: [{ type: 'section', text }] }
}
