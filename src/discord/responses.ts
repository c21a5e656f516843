import {
  InteractionResponseType,
  MessageFlags,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { visible } from '../card/visible.ts'
import type { Delivery } from '../chat/delivery.ts'
import type { Completion } from '../command/backgrounder.ts'
import { DISCORD_LIMITS } from './limits.ts'
import type { DiscordMessage } from './message.ts'
import type { PicturedMessage } from './messages.ts'
import { alone, type Outgoing } from './outgoing.ts'
import { withoutPicture } from './picture.ts'

export type InteractionResponse = Outgoing<APIInteractionResponse>

/** Responses that were made of a message, so that a transport may keep what it makes of each. */
const made = {
  replacing: new WeakMap<PicturedMessage, InteractionResponse>(),
  private: new WeakMap<PicturedMessage, InteractionResponse>(),
  public: new WeakMap<PicturedMessage, InteractionResponse>(),
}

/** A message as the response: in place of the one before, or as a new one. The same for the same message. */
export function messageResponse(message: PicturedMessage, delivery: Delivery): InteractionResponse {
  const way = WAYS[delivery.to]
  const response = made[way].get(message) ?? { body: bodyOf(message.body, way), files: message.files }
  made[way].set(message, response)
  return response
}

const WAYS = { place: 'replacing', asker: 'private', everybody: 'public', shared: 'public' } as const

function bodyOf(message: DiscordMessage, way: keyof typeof made): APIInteractionResponse {
  if (way === 'replacing') return { type: InteractionResponseType.UpdateMessage, data: message }
  const data = way === 'private' ? ephemeral(message) : message
  return { type: InteractionResponseType.ChannelMessageWithSource, data }
}

/** The same response without the picture of its message. */
export function responseWithoutPicture(response: APIInteractionResponse): APIInteractionResponse {
  const { ChannelMessageWithSource, UpdateMessage } = InteractionResponseType
  if (response.type !== ChannelMessageWithSource && response.type !== UpdateMessage) return response
  return response.data ? { ...response, data: withoutPicture(response.data) } : response
}

/** Says that the answer is on its way; whether it is for the asker alone can no longer be changed. */
export function deferral({ to }: Delivery): InteractionResponse {
  if (to === 'place') return alone({ type: InteractionResponseType.DeferredMessageUpdate })
  const data = to === 'asker' ? { flags: MessageFlags.Ephemeral } : {}
  return alone({ type: InteractionResponseType.DeferredChannelMessageWithSource, data })
}

/** What Discord would refuse is left out: it would refuse all of them. */
export function choicesResponse(completions: readonly Completion[]): InteractionResponse {
  const choices = completions
    .filter(
      ({ label, value }) =>
        label !== '' &&
        label.length <= DISCORD_LIMITS.choiceName &&
        value.length <= DISCORD_LIMITS.choiceValue,
    )
    .slice(0, DISCORD_LIMITS.autocompleteChoices)
    .map(({ label, value }) => ({ name: visible(label), value }))
  return alone({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } })
}

function ephemeral(message: DiscordMessage): APIInteractionResponseCallbackData {
  return { ...message, flags: message.flags | MessageFlags.Ephemeral }
}
