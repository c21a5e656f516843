import {
  InteractionResponseType,
  MessageFlags,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import type { Card, CardKind } from '../card/card.ts'
import type { Completion } from '../command/backgrounder.ts'
import { DISCORD_LIMITS } from './limits.ts'
import type { DiscordMessage } from './message.ts'
import type { Plan } from './plan.ts'

/** What no channel needs to see: that something was not found or not understood, and how the knowledge does. */
const FOR_ASKER_ALONE: ReadonlySet<CardKind> = new Set(['none', 'error', 'choice', 'administration'])

/** Whether a card is worth a channel's while. */
export function isShareable({ kind }: Card): boolean {
  return !FOR_ASKER_ALONE.has(kind)
}

/**
 * A message as the response: in place of the one before, or as a new one. The same message for the asker alone is the
 * same response, so that a transport may keep what it makes of it.
 */
export function messageResponse(
  message: DiscordMessage,
  replaces: boolean,
  isPrivate: boolean,
): APIInteractionResponse {
  if (replaces) return { type: InteractionResponseType.UpdateMessage, data: message }
  const type = InteractionResponseType.ChannelMessageWithSource
  if (!isPrivate) return { type, data: message }
  const made = privateResponses.get(message) ?? { type, data: ephemeral(message) }
  privateResponses.set(message, made)
  return made
}

const privateResponses = new WeakMap<DiscordMessage, APIInteractionResponse>()

/** Says that the answer is on its way; whether it is private can no longer be changed. */
export function deferral({ replaces, isPrivate }: Plan): APIInteractionResponse {
  if (replaces) return { type: InteractionResponseType.DeferredMessageUpdate }
  const data = isPrivate ? { flags: MessageFlags.Ephemeral } : {}
  return { type: InteractionResponseType.DeferredChannelMessageWithSource, data }
}

/** What Discord would refuse is left out: it would refuse all of them. */
export function choicesResponse(completions: readonly Completion[]): APIInteractionResponse {
  const choices = completions
    .filter(
      ({ label, value }) =>
        label !== '' &&
        label.length <= DISCORD_LIMITS.choiceName &&
        value.length <= DISCORD_LIMITS.choiceValue,
    )
    .slice(0, DISCORD_LIMITS.autocompleteChoices)
    .map(({ label, value }) => ({ name: label, value }))
  return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }
}

function ephemeral(message: DiscordMessage): APIInteractionResponseCallbackData {
  return { ...message, flags: message.flags | MessageFlags.Ephemeral }
}
