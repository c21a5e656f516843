import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import { CannotPost, type Posting } from '../chat/posting.ts'
import { hasCode } from '../errors.ts'
import type { DiscordApi } from './api.ts'
import type { Messages } from './messages.ts'

/** A channel, a thread or a direct message. */
export interface DiscordChannel {
  readonly channel: string
}

const REFUSALS = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]

export function createPosting(api: DiscordApi, messages: Messages): Posting<DiscordChannel> {
  return {
    async post({ channel }, card) {
      try {
        await api.post(channel, await messages.of(card, { offersShare: false }))
      } catch (cause) {
        if (!hasCode(cause, ...REFUSALS)) throw cause
        const sentence = `I cannot post in <#${channel}>: give me View Channel and Send Messages there, or choose another channel.`
        throw new CannotPost(sentence, { cause })
      }
    },
  }
}
