import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import { CannotPost, type Posting } from '../chat/posting.ts'
import { hasCode } from '../errors.ts'
import type { DiscordApi } from './api.ts'
import { discordNotice } from './message.ts'
import type { Messages } from './messages.ts'

const REFUSALS = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]

export function createPosting(api: DiscordApi, messages: Messages): Posting {
  return {
    async post({ channel }, card, key) {
      try {
        return await api.post(channel, await messages.of(card, { offersShare: false }), key)
      } catch (cause) {
        if (!hasCode(cause, ...REFUSALS)) throw cause
        const sentence = `I cannot post in <#${channel}>: give me View Channel and Send Messages there, or choose another channel.`
        throw new CannotPost(sentence, { cause })
      }
    },
    async tell({ id }, sentence) {
      try {
        await api.tell(id, discordNotice(sentence))
      } catch (cause) {
        if (!hasCode(cause, ...REFUSALS)) throw cause
        throw new CannotPost('They take no direct messages from me.', { cause })
      }
    },
  }
}
