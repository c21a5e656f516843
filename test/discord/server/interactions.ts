import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10'
import { APPLICATION_ID } from './discordServer.ts'

/* Interactions as Discord sends them, by the examples of its documentation. */

export const USER_ID = '200000000000000001'
const GUILD_ID = '300000000000000001'
const CHANNEL_ID = '400000000000000001'

const MANAGE_SERVER = String(1n << 5n)
const EVERYBODY = String((1n << 10n) | (1n << 11n) | (1n << 50n))

export interface From {
  readonly user?: string
  readonly place?: 'guild' | 'direct'
  readonly managesServer?: boolean
  /** What the member may do, where it is neither everybody's nor a manager's. */
  readonly permissions?: string
  readonly installedBy?: 'guild' | 'user'
  /** The language of the user's app. */
  readonly locale?: string
}

let count = 0n

function interaction(type: InteractionType, data: object, from: From) {
  count += 1n
  const id = String(600_000_000_000_000_000n + count)
  const { user: userId = USER_ID, place = 'guild', installedBy = 'guild' } = from
  const user = { id: userId, username: 'ada', discriminator: '0', avatar: null, global_name: 'Ada' }
  const permissions = from.permissions ?? (from.managesServer ? MANAGE_SERVER : EVERYBODY)
  const member = {
    user,
    permissions,
    roles: [],
    nick: null,
    avatar: null,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  }
  return {
    id,
    application_id: APPLICATION_ID,
    type,
    token: `token-${id}`,
    version: 1,
    data,
    app_permissions: EVERYBODY,
    locale: from.locale ?? 'en-GB',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    channel_id: CHANNEL_ID,
    channel: { id: CHANNEL_ID, type: place === 'guild' ? 0 : 1 },
    context: place === 'guild' ? 0 : 1,
    authorizing_integration_owners: installedBy === 'guild' ? { 0: GUILD_ID } : { 1: userId },
    ...(place === 'guild' ? { guild_id: GUILD_ID, guild_locale: 'en-GB', member } : { user }),
  }
}

/** A value as a command's option carries it. */
type Value = string | number | boolean

function optionOf([name, value]: [string, Value]) {
  const types = {
    string: ApplicationCommandOptionType.String,
    number: ApplicationCommandOptionType.Integer,
    boolean: ApplicationCommandOptionType.Boolean,
  } as const
  const type =
    typeof value === 'string' ? types.string : typeof value === 'number' ? types.number : types.boolean
  return { name, type, value }
}

/** `/actor name:TTP`; a name with a space is a subcommand. */
export function command(name: string, values: Readonly<Record<string, Value>> = {}, from: From = {}) {
  const [root = '', sub] = name.split(' ')
  const given = Object.entries(values).map(optionOf)
  const options =
    sub === undefined ? given : [{ type: ApplicationCommandOptionType.Subcommand, name: sub, options: given }]
  const data = { id: '700000000000000001', name: root, type: ApplicationCommandType.ChatInput, options }
  return interaction(InteractionType.ApplicationCommand, data, from)
}

/** `/actor` with an option of another type than it was registered with. */
export function malformedCommand(from: From = {}) {
  const options = [{ name: 'name', type: ApplicationCommandOptionType.String, value: { nested: ['TTP'] } }]
  const data = { id: '700000000000000001', name: 'actor', type: ApplicationCommandType.ChatInput, options }
  return interaction(InteractionType.ApplicationCommand, data, from)
}

/** Somebody types. */
export function typing(name: string, argument: string, typed: string, from: From = {}) {
  const options = [{ name: argument, type: ApplicationCommandOptionType.String, value: typed, focused: true }]
  const data = { id: '700000000000000001', name, type: ApplicationCommandType.ChatInput, options }
  return interaction(InteractionType.ApplicationCommandAutocomplete, data, from)
}

/** A message that has nothing but what is given. */
function messageWith<Given extends object>(given: Given) {
  return {
    type: 0,
    channel_id: CHANNEL_ID,
    content: '',
    embeds: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    components: [],
    timestamp: '2026-01-01T00:00:00.000000+00:00',
    edited_timestamp: null,
    flags: 0,
    pinned: false,
    mention_everyone: false,
    tts: false,
    ...given,
  }
}

/** A command on a message: "Get context" unless another is named. */
export function contextOf(message: object, from: From = {}, name = 'Get context') {
  const target = '800000000000000001'
  const author = { id: '200000000000000009', username: 'eve', discriminator: '0', avatar: null }
  const resolved = { messages: { [target]: messageWith({ id: target, author, ...message }) } }
  const data = {
    id: '700000000000000002',
    name,
    type: ApplicationCommandType.Message,
    target_id: target,
    resolved,
  }
  return interaction(InteractionType.ApplicationCommand, data, from)
}

/** The message on which something is pressed. */
function carrier(isEphemeral: boolean) {
  const author = { id: APPLICATION_ID, username: 'backgrounder', discriminator: '0', avatar: null, bot: true }
  const flags = MessageFlags.IsComponentsV2 | (isEphemeral ? MessageFlags.Ephemeral : 0)
  return messageWith({ id: '800000000000000002', author, flags })
}

/** A button is pressed. */
export function press(customId: string, isOnEphemeral = true, from: From = {}) {
  const data = { component_type: ComponentType.Button, custom_id: customId }
  const pressed = interaction(InteractionType.MessageComponent, data, from)
  return { ...pressed, message: carrier(isOnEphemeral) }
}

/** A form is sent: what was put in, by the ids of its fields. */
export function submitted(customId: string, values: Readonly<Record<string, string>>, from: From = {}) {
  const components = Object.entries(values).map(([custom_id, value]) => ({
    type: ComponentType.Label,
    id: 1,
    component: { type: ComponentType.TextInput, id: 2, custom_id, value },
  }))
  return interaction(InteractionType.ModalSubmit, { custom_id: customId, components }, from)
}

/** Something is chosen from a menu. */
export function choose(menu: string, value: string, isOnEphemeral = true, from: From = {}) {
  const data = { component_type: ComponentType.StringSelect, custom_id: menu, values: [value] }
  const chosen = interaction(InteractionType.MessageComponent, data, from)
  return { ...chosen, message: carrier(isOnEphemeral) }
}

/** A message in a channel, or to the app directly. */
export function message(
  content: string,
  from: From & { readonly isBot?: boolean; readonly type?: number } = {},
) {
  count += 1n
  const { user: userId = USER_ID, place = 'guild', isBot = false, type = 0 } = from
  return messageWith({
    id: String(600_000_000_000_000_000n + count),
    type,
    content,
    author: { id: userId, username: 'ada', discriminator: '0', avatar: null, bot: isBot },
    ...(place === 'guild' && { guild_id: GUILD_ID }),
  })
}
