import { RESTJSONErrorCodes } from 'discord-api-types/v10'
import { CannotEdit, CannotPost, MessageGone, type Posting } from '../chat/posting.ts'
import { hasCode } from '../errors.ts'
import type { DiscordApi } from './api.ts'
import { discordNotice } from './message.ts'
import type { Messages } from './messages.ts'

const GONE = [RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel]
/** Of a message that stays as it is, whoever asks: another's, or one in a thread that is closed. */
const FIXED = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
]
const REFUSALS = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]

export function createPosting(api: DiscordApi, messages: Messages): Posting {
  return {
    async post({ channel }, card, once) {
      try {
        return await api.post(channel, await messages.of(card, { offersShare: false }), once?.key)
      } catch (cause) {
        throw postingError(cause, channel)
      }
    },
    async edit({ place: { channel }, message }, card, sharedBy) {
      const options = { offersShare: false, ...(sharedBy !== undefined && { sharedBy }) }
      try {
        await api.edit(channel, message, await messages.of(card, options))
      } catch (cause) {
        if (hasCode(cause, ...GONE)) throw new MessageGone('The message was deleted.', { cause })
        if (!hasCode(cause, ...FIXED)) throw cause
        throw new CannotEdit('Discord does not let me change the message.', { cause })
      }
    },
    async answer({ place: { channel }, message }, card, { key }) {
      const shown = await messages.of(card, { offersShare: false })
      try {
        if (message === '') await api.post(channel, shown, key)
        else await api.reply(channel, message, shown, key)
      } catch (cause) {
        throw postingError(cause, channel)
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

function postingError(cause: unknown, channel: string): unknown {
  if (!hasCode(cause, ...REFUSALS)) return cause
  const sentence = `I cannot post in <#${channel}>: give me View Channel and Send Messages there, or choose another channel.`
  return new CannotPost(sentence, { cause })
}
