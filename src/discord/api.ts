import { setTimeout } from 'node:timers/promises'
import { DiscordAPIError, type REST } from 'discord.js'
import { MessageFlags, RESTJSONErrorCodes, Routes, type APIInteractionResponse } from 'discord-api-types/v10'
import { z } from 'zod'
import type { DiscordMessage } from './message.ts'
import type { Envelope } from './payload.ts'

const OVERTAKEN_MS = 500

/** The calls that this adapter makes to Discord; each waits its turn with the REST client, and is tried again there. */
export class DiscordApi {
  readonly #rest: REST

  constructor(rest: REST) {
    this.#rest = rest
  }

  /** The one response that an interaction gets; due within 3 s. */
  async respond({ id, token }: Envelope, body: APIInteractionResponse): Promise<void> {
    try {
      await again(() => this.#rest.post(Routes.interactionCallback(id, token), { body, auth: false }))
    } catch (error) {
      // The response before had arrived, and only the word of it was lost.
      if (!hasCode(error, [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged])) throw error
    }
  }

  /** Puts a message where a deferred one, or the one that carries the button, stands. */
  async editOriginal({ application_id: app, token }: Envelope, body: DiscordMessage): Promise<void> {
    const edit = () => again(() => this.#rest.patch(Routes.webhookMessage(app, token), { body, auth: false }))
    try {
      await edit()
    } catch (error) {
      // A response over HTTP may be on its way still when the edit overtakes it.
      if (!hasCode(error, [RESTJSONErrorCodes.UnknownWebhook])) throw error
      await setTimeout(OVERTAKEN_MS)
      await edit()
    }
  }

  /** Another message, for the user alone. */
  async followUp({ application_id: app, token }: Envelope, message: DiscordMessage): Promise<void> {
    const body = { ...message, flags: message.flags | MessageFlags.Ephemeral }
    await this.#rest.post(Routes.webhook(app, token), { body, auth: false })
  }

  /** Answers a message. Sent again by the REST client, it stands there once all the same: by its nonce. */
  async reply(channel: string, to: string, message: DiscordMessage): Promise<void> {
    const body = {
      ...message,
      allowed_mentions: { ...message.allowed_mentions, replied_user: false },
      message_reference: { message_id: to, fail_if_not_exists: false },
      nonce: to,
      enforce_nonce: true,
    }
    await again(() => this.#rest.post(Routes.channelMessages(channel), { body }))
  }

  /** Writes to a user directly. */
  async tell(user: string, message: DiscordMessage): Promise<void> {
    const channel = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: user } })
    await this.#rest.post(Routes.channelMessages(z.object({ id: z.string() }).parse(channel).id), {
      body: message,
    })
  }
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

/** Whether an interaction can no longer be answered: nothing is left to do for it. */
export function isTooLate(error: unknown): boolean {
  return hasCode(error, [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.UnknownWebhook,
    RESTJSONErrorCodes.InvalidWebhookToken,
  ])
}

export function hasCode(error: unknown, codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code)
}
