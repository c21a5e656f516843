import type { Card } from '../card/card.ts'
import type { Request } from '../card/request.ts'
import type { Backgrounder, Reply } from '../command/backgrounder.ts'
import { reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Administrators, Asker } from './administrators.ts'
import { tell } from './failures.ts'
import { withoutTokens } from './logger.ts'
import { slackMessage, SLACK_CAPACITY, type SlackMessage } from './message.ts'
import type { MessageOptions } from './messageOptions.ts'
import type { Pictures, SlackPicture } from './pictures.ts'
import { BlocksRefused, NobodyThere, PictureRefused, type Place } from './places.ts'
import { plainText } from './text.ts'

export interface AnswersOptions {
  readonly backgrounder: Backgrounder
  readonly administrators: Administrators
  readonly pictures: Pictures
  readonly log: Log
}

/** Answers requests where they were made, and tells of what went wrong there too. */
export class Answers {
  readonly #backgrounder: Backgrounder
  readonly #administrators: Administrators
  readonly #pictures: Pictures
  readonly #log: Log
  /** Cards as private messages, as most of them are shown, each with its pictures in the workspaces. */
  readonly #messages = new WeakMap<Card, WeakMap<SlackPicture | Card, SlackMessage>>()

  constructor({ backgrounder, administrators, pictures, log }: AnswersOptions) {
    this.#backgrounder = backgrounder
    this.#administrators = administrators
    this.#pictures = pictures
    this.#log = log
  }

  /** The core's reply. Who may do what is asked of Slack here, for every path. */
  async reply(request: Request, asker: Asker): Promise<Reply> {
    const isAdministrator = this.#depends(request) && (await this.#administrators.includes(asker))
    return this.#backgrounder.reply(request, { isAdministrator }, SLACK_CAPACITY)
  }

  /** Answers a request; never rejects. */
  async answer(
    request: Request,
    asker: Asker,
    place: Place,
    options: MessageOptions = {},
  ): Promise<Reply | undefined> {
    return this.attempt(`/${request.command} was not answered`, place, async () => {
      const reply = await this.reply(request, asker)
      await this.show(reply.card, asker, place, options)
      return reply
    })
  }

  /** Shows a card; rejects where Slack refuses it. */
  async show(card: Card, { client }: Asker, place: Place, options: MessageOptions = {}): Promise<void> {
    const { surface, isPrivate } = place
    const share = isPrivate && surface === 'message'
    const picture = surface === 'message' ? await this.#pictures.of(card, client) : undefined
    const isUsual = share && Object.keys(options).length === 0
    const message = isUsual
      ? this.#usual(card, picture)
      : slackMessage(card, { share, surface, ...(picture && { picture }), ...options })
    try {
      await place.show(message)
    } catch (error) {
      if (!(error instanceof PictureRefused) || !picture) throw error
      this.#pictures.refused(picture)
      this.#log.warn(`Slack: ${error.message} ${withoutTokens(String(error.cause))}`)
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
    place: Place,
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
        await place.show(sentenceMessage(sentence))
      } catch (second) {
        this.#log.warn(`Slack takes no word of the failure either: ${String(second)}`)
      }
      return undefined
    }
  }

  /** Whether the answer depends on who asks. */
  #depends({ command }: Request): boolean {
    const specification = this.#backgrounder.specifications.find(({ name }) => name === command)
    return specification?.audience !== 'everyone' || command === 'help'
  }
}

/** A sentence of the program's own as a message. */
export function sentenceMessage(sentence: string): SlackMessage {
  const text = plainText(sentence, 3_000)
  return { text: text.text, blocks: [{ type: 'section', text }] }
}
