import { PermissionFlagsBits } from 'discord-api-types/v10'
import { request, type Request } from '../card/request.ts'
import { IN_PLACE, TO_ASKER, TO_EVERYBODY, type Delivery } from '../chat/delivery.ts'
import { linksIn } from '../chat/links.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import { readFields } from '../command/grammar/fields.ts'
import type { Contribution } from '../ingest/library/contribution.ts'
import { decodeCustomId } from './customId.ts'
import { filledRequest } from './forms.ts'
import { contributionsOf } from './givenMessage.ts'
import type { Action, Interaction } from './payload.ts'

/** Something that is answered with a card. */
export type AskingAction = Exclude<Action, { readonly kind: 'ping' | 'autocomplete' }>

/** Who asks, and from where. */
export type Asker = Omit<Interaction, 'action'>

/** What is asked, and where the answer should go. */
export interface Plan {
  readonly request: Request
  readonly wish: Delivery
  /** What is to be added. */
  readonly given?: readonly Contribution[]
}

export interface Planning {
  readonly backgrounder: Backgrounder
  /** Whether answers are for all to see unless the asker says otherwise. */
  readonly sharesByDefault: boolean
  /** Where what is attached to messages stands. */
  readonly fileOrigins: readonly string[]
}

/** @returns undefined for a button or menu of another version of this app. */
export function planOf(
  { userId, isDirect }: Interaction,
  action: AskingAction,
  { backgrounder, sharesByDefault, fileOrigins }: Planning,
): Plan | undefined {
  switch (action.kind) {
    case 'command': {
      const asked = readFields(action.command, action.arguments, backgrounder.specifications)
      return { request: asked, wish: (action.share ?? sharesByDefault) ? TO_EVERYBODY : TO_ASKER }
    }
    case 'message':
      return { request: backgrounder.mentionsIn(action.text, linksIn(action.text)), wish: TO_ASKER }
    case 'check':
      return { request: request('verify', { text: action.text }), wish: TO_ASKER }
    case 'addition':
      return {
        request: request('kb add'),
        wish: TO_ASKER,
        given: contributionsOf(action.given, fileOrigins),
      }
    case 'form': {
      const filled = filledRequest(action)
      return filled && { request: filled, wish: TO_ASKER }
    }
    case 'component': {
      const { verb, request: carried } = decodeCustomId(action.id) ?? {}
      if (!verb || !carried) return undefined
      if (verb === 'share') return { request: carried, wish: { to: 'shared', by: userId } }
      // On a card that others see too, turning a page is for the one who turns it; the card itself stays.
      const isOwnCard = action.isOnEphemeral || isDirect
      return { request: carried, wish: verb === 'turn' && isOwnCard ? IN_PLACE : TO_ASKER }
    }
  }
}

/** Whether the user may use commands for administrators: Manage Server, or named in the settings. */
export function isAdministrator({ userId, permissions }: Asker, named: readonly string[]): boolean {
  const { ManageGuild, Administrator } = PermissionFlagsBits
  return (permissions & (ManageGuild | Administrator)) !== 0n || named.includes(userId)
}

/** Where the app could post what comes in; nowhere between two people, nor on a server that did not install it. */
export function placeOf({ guildId, channelId, isDirect, isUserInstalled }: Asker) {
  if (channelId === undefined || (!isDirect && (guildId === undefined || isUserInstalled))) return undefined
  return { community: isDirect ? '' : (guildId ?? ''), channel: channelId }
}

/** Whether the user may say what is posted to the channel: Manage Channels. */
export function mayManage({ isDirect, permissions }: Asker): boolean {
  const { ManageChannels, Administrator } = PermissionFlagsBits
  return isDirect || (permissions & (ManageChannels | Administrator)) !== 0n
}

/** Whether Discord would let the user post to the channel through this app. */
export function mayShare({ isDirect, isUserInstalled, permissions }: Asker): boolean {
  if (isDirect) return false
  const { UseExternalApps, Administrator } = PermissionFlagsBits
  return !isUserInstalled || permissions === 0n || (permissions & (UseExternalApps | Administrator)) !== 0n
}
