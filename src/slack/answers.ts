import type { Card } from '../card/card.ts'
import type { Request } from '../card/request.ts'
import type { Backgrounder, Reply } from '../command/backgrounder.ts'
import { reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Administrators, Asker } from './administrators.ts'
import { tell } from './failures.ts'
import { slackMessage, SLACK_CAPACITY, type SlackMessage } from './message.ts'
import type { MessageOptions } from './messageOptions.ts'
import { BlocksRefused, type Place } from './places.ts'
import { plainText } from './text.ts'

export interface AnswersOptions {
  readonly backgrounder: Backgrounder
  readonly administrators: Administrators
  readonly log: Log
}

/** Answers requests where they were made, and tells of what went wrong there too. */
export class Answers {
  readonly #backgrounder: Backgrounder
  readonly #administrators: Administrators
  readonly #log: Log
  /** Cards as private messages, as most of them are shown. */
  readonly #messages = new WeakMap<Card, SlackMessage>()

  constructor({ backgrounder, administrators, log }: AnswersOptions) {
    this.#backgrounder = backgrounder
    this.#administrators = administrators
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
      await this.show(reply.card, place, options)
      return reply
    })
  }

  /** Shows a card; rejects where Slack refuses it. */
  async show(card: Card, place: Place, options: MessageOptions = {}): Promise<void> {
    const { surface, isPrivate } = place
    const share = isPrivate && surface === 'message'
    const isUsual = share && Object.keys(options).length === 0
    const message = isUsual ? this.#usual(card) : slackMessage(card, { share, surface, ...options })
    await place.show(message)
  }

  #usual(card: Card): SlackMessage {
    const made = this.#messages.get(card) ?? slackMessage(card, { share: true })
    this.#messages.set(card, made)
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
