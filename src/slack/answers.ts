import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { Card } from '../card/card.ts'
import type { Request } from '../card/request.ts'
import type { Answered, Asking } from '../chat/asking.ts'
import { deliveryOfNotice, type Delivery } from '../chat/delivery.ts'
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
import { LATE, withDeadline } from '../withDeadline.ts'
import { plainText } from './text.ts'

type Replied = Extract<Answered, { readonly kind: 'reply' }>

export interface AnswersOptions {
  readonly asking: Asking
  readonly administrators: Administrators
  /** Whether members of a channel may say what is posted there, or administrators only. */
  readonly membersMayWatch: boolean
  readonly pictures: Pictures
  readonly log: Log
  /** How long the words of a card wait for its picture, in milliseconds. */
  readonly patience?: number | undefined
}

/** A picture that the workspace has is there at once; words are not to wait for another. */
const PATIENCE = 200
/** Milliseconds after which a picture joins no message any more: the reader has read it. */
const LATEST = 8_000
/** Messages of which it is known what was asked in them last. */
const MOST_PLACES = 5_000

export interface AnswerOptions {
  /** What the reader came from and may go back to. */
  readonly back?: Request
  /** The thread in which it is asked. */
  readonly thread?: string
  /** What is to be added. */
  readonly given?: readonly Contribution[]
}

/** Where and for whom a card is shown. */
interface Showing {
  readonly request: Request
  readonly client: WebClient
  readonly target: ReplyTarget
  readonly back: Request | undefined
}

interface Pictured {
  readonly picture?: SlackPicture
  readonly isPictureLate?: boolean
}

/** Answers requests where they were made, and tells of what went wrong there too. */
export class Answers {
  readonly #asking: Asking
  readonly #administrators: Administrators
  readonly #membersMayWatch: boolean
  readonly #pictures: Pictures
  readonly #log: Log
  readonly #patience: number
  /** What was asked last in the place of a message, by the message. */
  readonly #asked = new LRUCache<string, Request>({ max: MOST_PLACES })
  /** Cards as messages for one reader, as most of them are shown, each with its pictures in the workspaces. */
  readonly #messages = new WeakMap<Card, WeakMap<SlackPicture | Card, SlackMessage>>()

  constructor(options: AnswersOptions) {
    const { asking, administrators, membersMayWatch, pictures, log, patience = PATIENCE } = options
    this.#patience = patience
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
      const { wish, surroundings, place } = target
      if (place !== undefined) this.#asked.set(place, request)
      const question = { request, asker: this.#askerOf(asker), wish, surroundings, thread, given }
      const answered = await this.#asking.answer(question)
      if (answered.kind === 'notice') {
        await target.show(sentenceMessage(answered.sentence), answered.delivery)
        return
      }
      const showing = { request, client: asker.client, target, back }
      const shown = await this.#show(answered, showing)
      await this.#remember(answered, asker, target, shown)
      if (thread !== undefined) await this.#asking.remember(thread, answered.reply)
    })
  }

  /**
   * Shows a card; rejects where Slack refuses it. The words come first: a picture that is late joins them where they
   * stand in the place of a message, which may be replaced once more; elsewhere a button leads to it.
   */
  async #show(answered: Replied, showing: Showing): Promise<string | undefined> {
    const { target, client } = showing
    const { card } = answered.reply
    const picturing = target.surface === 'message' ? this.#pictures.of(card, client) : undefined
    const soon = picturing && (await withDeadline(picturing, this.#patience))
    if (soon !== LATE) return this.#send(answered, showing, { ...(soon && { picture: soon }) })
    const mayJoin = answered.delivery.to === 'place' && target.place !== undefined
    const shown = await this.#send(answered, showing, { isPictureLate: !mayJoin })
    if (mayJoin && picturing) await this.#join(answered, showing, picturing)
    return shown
  }

  /** What others read is remembered, for corrections to reach it; so is a direct message, which stays. */
  async #remember(
    { reply: { card }, delivery }: Replied,
    { user, team = '', channel }: Asker,
    target: ReplyTarget,
    message: string | undefined,
  ): Promise<void> {
    const { thread, replaced } = target
    const { to } = delivery
    const name = nameOn(delivery, target)
    const isRead = to === 'everybody' || to === 'shared' || (to === 'place' && replaced !== undefined)
    if (channel === undefined || !isRead) return
    await this.#asking.shared(card, `${team} ${user}`, {
      ...{ community: team, channel, message, isDirect: channel.startsWith('D') },
      ...(thread !== undefined && { thread }),
      ...(name !== undefined && { sharedBy: name }),
    })
  }

  /** Puts the picture to a message that nobody has turned to something else meanwhile. */
  async #join(
    answered: Replied,
    showing: Showing,
    picturing: Promise<SlackPicture | undefined>,
  ): Promise<void> {
    const picture = await withDeadline(picturing, LATEST)
    const isThere = this.#asked.get(showing.target.place ?? '') === showing.request
    if (picture !== LATE && picture && isThere) await this.#send(answered, showing, { picture })
  }

  async #send(
    { reply: { card }, delivery, offersShare }: Replied,
    { target, back }: Showing,
    { picture, isPictureLate = false }: Pictured,
  ): Promise<string | undefined> {
    const sharedBy = nameOn(delivery, target)
    const isUsual = offersShare && back === undefined && !isPictureLate
    const message = isUsual
      ? this.#usual(card, picture)
      : slackMessage(card, {
          share: offersShare,
          surface: target.surface,
          ...(picture && { picture }),
          ...(isPictureLate && { isPictureLate }),
          ...(back && { back }),
          ...(sharedBy !== undefined && { sharedBy }),
        })
    try {
      return await target.show(message, delivery)
    } catch (error) {
      if (!(error instanceof PictureRefused) || !picture) throw error
      this.#pictures.refused(picture)
      this.#log.warn(`Slack: ${error.message} ${withoutTokens(String(error.cause))}`)
      return error.posted
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

/** Whose name stands on a card: of an answer that all are given it is whoever asked. */
function nameOn(delivery: Delivery, { askedBy }: ReplyTarget): string | undefined {
  if (delivery.to === 'shared') return delivery.by
  return delivery.to === 'everybody' ? askedBy : undefined
}

/** A sentence of the program's own as a message. */
export function sentenceMessage(sentence: string): SlackMessage {
  const text = plainText(sentence, 3_000)
  return { text: text.text, blocks: [{ type: 'section', text }] }
}
