import { setTimeout } from 'node:timers/promises'
import { DiscordAPIError, HTTPError, type RawFile, type REST } from 'discord.js'
import { MessageFlags, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import { z } from 'zod'
import { hasCode } from '../errors.ts'
import type { Log } from '../log.ts'
import type { DiscordMessage } from './message.ts'
import type { PicturedMessage } from './messages.ts'
import type { Outgoing } from './outgoing.ts'
import type { Envelope } from './payload.ts'
import { withoutPicture } from './picture.ts'
import { responseWithoutPicture, type InteractionResponse } from './responses.ts'

const OVERTAKEN_MS = 500

const created = z.object({ id: z.string() })

/**
 * The calls that this adapter makes to Discord; each waits its turn with the REST client, and is tried again there. Where a
 * message with a picture fails, for whatever reason, it goes out once more without.
 */
export class DiscordApi {
  readonly #rest: REST
  readonly #log: Log

  constructor(rest: REST, log: Log) {
    this.#rest = rest
    this.#log = log
  }

  /** The one response that an interaction gets; due within 3 s. */
  async respond({ id, token }: Envelope, response: InteractionResponse): Promise<void> {
    const route = Routes.interactionCallback(id, token)
    try {
      await this.#send(response, responseWithoutPicture, (body, files) =>
        again(() => this.#rest.post(route, { body, files, auth: false })),
      )
    } catch (error) {
      // The response before had arrived, and only the word of it was lost.
      if (!isAnswered(error)) throw error
    }
  }

  /** Puts a message where a deferred one, or the one that carries the button, stands. */
  async editOriginal({ application_id: app, token }: Envelope, message: PicturedMessage): Promise<void> {
    const route = Routes.webhookMessage(app, token)
    const edit = () =>
      this.#sendMessage(message, (body, files) =>
        again(() => this.#rest.patch(route, { body, files, auth: false })),
      )
    try {
      await edit()
    } catch (error) {
      // A response over HTTP may be on its way still when the edit overtakes it.
      if (!hasCode(error, RESTJSONErrorCodes.UnknownWebhook)) throw error
      await setTimeout(OVERTAKEN_MS)
      await edit()
    }
  }

  /** Another message, for the user alone. */
  async followUp({ application_id: app, token }: Envelope, message: PicturedMessage): Promise<void> {
    await this.#sendMessage(message, ({ flags, ...rest }, files) => {
      const body = { ...rest, flags: flags | MessageFlags.Ephemeral }
      return this.#rest.post(Routes.webhook(app, token), { body, files, auth: false })
    })
  }

  /**
   * The id of the message that answered an interaction, for as long as its token lives.
   * @returns undefined where Discord does not say.
   */
  async originalId({ application_id: app, token }: Envelope): Promise<string | undefined> {
    const route = Routes.webhookMessage(app, token)
    for (const wait of [0, OVERTAKEN_MS, 4 * OVERTAKEN_MS]) {
      await setTimeout(wait)
      try {
        return created.parse(await again(() => this.#rest.get(route, { auth: false }))).id
      } catch (error) {
        // A response over HTTP may be on its way still.
        if (!hasCode(error, RESTJSONErrorCodes.UnknownWebhook, RESTJSONErrorCodes.UnknownMessage)) throw error
      }
    }
    return undefined
  }

  /** Puts a message in the place of another one of the app's, however old, an interaction's answer too. */
  async edit(channel: string, id: string, message: PicturedMessage): Promise<void> {
    await this.#sendMessage(message, (body, files) =>
      again(() => this.#rest.patch(Routes.channelMessage(channel, id), { body, files })),
    )
  }

  /**
   * Answers a message.
   * @param nonce sent again with the same, it stands there once all the same.
   * @returns its id.
   */
  async reply(channel: string, to: string, message: PicturedMessage, nonce: string = to): Promise<string> {
    const sent = await this.#sendMessage(message, (shown, files) => {
      const body = {
        ...shown,
        allowed_mentions: { ...shown.allowed_mentions, replied_user: false },
        message_reference: { message_id: to, fail_if_not_exists: false },
        nonce,
        enforce_nonce: true,
      }
      return again(() => this.#rest.post(Routes.channelMessages(channel), { body, files }))
    })
    return created.parse(sent).id
  }

  /**
   * Writes a message to a channel that nobody has asked for there.
   * @param nonce of at most 25 characters: a message with it stands there once, however often it is sent within minutes.
   * @returns its id.
   */
  async post(channel: string, message: PicturedMessage, nonce?: string): Promise<string> {
    const once = nonce === undefined ? {} : { nonce, enforce_nonce: true }
    const sent = await this.#sendMessage(message, (body, files) =>
      again(() => this.#rest.post(Routes.channelMessages(channel), { body: { ...body, ...once }, files })),
    )
    return created.parse(sent).id
  }

  /** Writes to a user directly. */
  async tell(user: string, body: DiscordMessage): Promise<void> {
    const channel = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: user } })
    await this.#rest.post(Routes.channelMessages(created.parse(channel).id), { body })
  }

  #sendMessage(
    message: PicturedMessage,
    call: (body: DiscordMessage, files: RawFile[]) => Promise<unknown>,
  ): Promise<unknown> {
    return this.#send(message, withoutPicture, call)
  }

  async #send<Body>(
    { body, files }: Outgoing<Body>,
    bare: (body: Body) => Body,
    call: (body: Body, files: RawFile[]) => Promise<unknown>,
  ): Promise<unknown> {
    try {
      return await call(body, [...files])
    } catch (error) {
      forgetFiles(error)
      if (files.length === 0 || isAnswered(error) || isTooLate(error)) throw error
      this.#log.warn({ err: error }, 'Discord did not take a picture; the card goes without')
      return call(bare(body), [])
    }
  }
}

/** An error goes to the log with what was sent; the bytes of a picture have no place there. */
function forgetFiles(error: unknown): void {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) error.requestBody.files = undefined
}

/** Tries a call a second time where the connection broke, which the REST client leaves to its users. */
async function again<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call()
  } catch (error) {
    if (!isBroken(error)) throw error
    return call()
  }
}

/** Errors of sockets carry a code of letters; those of Discord carry numbers. */
function isBroken(error: unknown): boolean {
  const { data } = z.object({ code: z.string().regex(/^(UND_ERR|ECONN|EPIPE)/) }).safeParse(error)
  return data !== undefined || (error instanceof Error && error.cause !== undefined && isBroken(error.cause))
}

/** Whether an interaction has its one response. */
function isAnswered(error: unknown): boolean {
  return hasCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
}

/** Whether an interaction can no longer be answered: nothing is left to do for it. */
export function isTooLate(error: unknown): boolean {
  return hasCode(
    error,
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.UnknownWebhook,
    RESTJSONErrorCodes.InvalidWebhookToken,
  )
}
