import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Request } from '../card/request.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import { decodeCustomId, type Verb } from './customId.ts'
import type { Action, Interaction } from './payload.ts'

/** Something that is answered with a card. */
export type AskingAction = Exclude<Action, { readonly kind: 'ping' | 'autocomplete' }>

/** Who asks, and from where. */
export type Asker = Omit<Interaction, 'action'>

/** What is asked, and where the answer goes. */
export interface Plan {
  readonly request: Request
  /** In place of the message that carries the button. */
  readonly replaces: boolean
  /** For the asker's eyes alone. */
  readonly isPrivate: boolean
  /** The card goes to the channel in the name of the asker. */
  readonly isShare: boolean
}

/**
 * @param sharesByDefault whether answers are for all to see unless the asker says otherwise.
 * @returns undefined for a button or menu of another version of this app.
 */
export function planOf(
  { isDirect }: Interaction,
  action: AskingAction,
  backgrounder: Backgrounder,
  sharesByDefault: boolean,
): Plan | undefined {
  const asked = { replaces: false, isShare: false }
  switch (action.kind) {
    case 'command': {
      const request = { command: action.command, arguments: action.arguments, page: 1 }
      const isShared = (action.share ?? sharesByDefault) && !isForAdministrators(request, backgrounder)
      return { ...asked, request, isPrivate: !isDirect && !isShared }
    }
    case 'message':
      return { ...asked, request: backgrounder.mentionsIn(action.text), isPrivate: !isDirect }
    case 'component': {
      const decoded = decodeCustomId(action.id)
      return decoded && componentPlan(decoded, isDirect, action.isOnEphemeral)
    }
  }
}

/** On a card that others see too, turning a page is for the one who turns it; the card itself stays. */
function componentPlan(
  { verb, request }: { readonly verb: Verb; readonly request: Request },
  isDirect: boolean,
  isOnEphemeral: boolean,
): Plan {
  const isShare = verb === 'share'
  return {
    request,
    isShare,
    replaces: verb === 'turn' && (isOnEphemeral || isDirect),
    isPrivate: !isDirect && !isShare,
  }
}

function isForAdministrators({ command }: Request, { specifications }: Backgrounder): boolean {
  return specifications.some(({ name, audience }) => name === command && audience === 'administrators')
}

/** Whether the user may use commands for administrators: Manage Server, or named in the settings. */
export function isAdministrator({ userId, permissions }: Asker, named: readonly string[]): boolean {
  const { ManageGuild, Administrator } = PermissionFlagsBits
  return (permissions & (ManageGuild | Administrator)) !== 0n || named.includes(userId)
}

/** Whether Discord would let the user post to the channel through this app. */
export function mayShare({ isDirect, isUserInstalled, permissions }: Asker): boolean {
  if (isDirect) return false
  const { UseExternalApps, Administrator } = PermissionFlagsBits
  return !isUserInstalled || permissions === 0n || (permissions & (UseExternalApps | Administrator)) !== 0n
}
