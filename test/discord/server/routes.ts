import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandCreateRequestSchema,
  ApplicationCommandPatchRequestPartialSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod'
import { z, type core } from 'zod'

/** A route of the REST API, and what Discord's own description says of its bodies. */
export interface Route {
  readonly method: string
  readonly path: RegExp
  /** The app must have shown its token. */
  readonly isForBots: boolean
  readonly schema?: (body: unknown) => core.$ZodType
}

const callbackType = z.object({ type: z.int() })
const messageCallback = CreateMessageInteractionCallbackRequestSchema

/** By the type of an interaction's response. */
function callbackSchema(body: unknown): core.$ZodType {
  const { type } = callbackType.parse(body)
  if (type === 1) return z.strictObject({ type: z.literal(1) })
  if (type === 9) return ModalInteractionCallbackRequestSchema
  if (type === 8) return ApplicationCommandAutocompleteCallbackRequestSchema
  return type === 6 || type === 7 ? UpdateMessageInteractionCallbackRequestSchema : messageCallback
}

const commands = String.raw`/applications/(?<app>\d+)(?:/guilds/(?<guild>\d+))?/commands`

export const routes = {
  gateway: { method: 'GET', path: /^\/gateway\/bot$/, isForBots: true },
  application: { method: 'GET', path: /^\/applications\/@me$/, isForBots: true },
  guildRoles: { method: 'GET', path: /^\/guilds\/(?<guild>\d+)\/roles$/, isForBots: true },
  listCommands: { method: 'GET', path: new RegExp(`^${commands}$`), isForBots: true },
  createCommand: {
    method: 'POST',
    path: new RegExp(`^${commands}$`),
    isForBots: true,
    schema: () => ApplicationCommandCreateRequestSchema,
  },
  changeCommand: {
    method: 'PATCH',
    path: new RegExp(String.raw`^${commands}/(?<id>\d+)$`),
    isForBots: true,
    schema: () => ApplicationCommandPatchRequestPartialSchema,
  },
  deleteCommand: {
    method: 'DELETE',
    path: new RegExp(String.raw`^${commands}/(?<id>\d+)$`),
    isForBots: true,
  },
  callback: {
    method: 'POST',
    path: /^\/interactions\/(?<id>\d+)\/(?<token>[^/]+)\/callback$/,
    isForBots: false,
    schema: callbackSchema,
  },
  editOriginal: {
    method: 'PATCH',
    path: /^\/webhooks\/(?<app>\d+)\/(?<token>[^/]+)\/messages\/@original$/,
    isForBots: false,
    schema: () => IncomingWebhookUpdateRequestPartialSchema,
  },
  original: {
    method: 'GET',
    path: /^\/webhooks\/(?<app>\d+)\/(?<token>[^/]+)\/messages\/@original$/,
    isForBots: false,
  },
  editMessage: {
    method: 'PATCH',
    path: /^\/channels\/(?<channel>\d+)\/messages\/(?<id>\d+)$/,
    isForBots: true,
    schema: () => MessageEditRequestPartialSchema,
  },
  followUp: {
    method: 'POST',
    path: /^\/webhooks\/(?<app>\d+)\/(?<token>[^/]+)$/,
    isForBots: false,
    schema: () => IncomingWebhookRequestPartialSchema,
  },
  createMessage: {
    method: 'POST',
    path: /^\/channels\/(?<channel>\d+)\/messages$/,
    isForBots: true,
    schema: () => MessageCreateRequestSchema,
  },
  directChannel: {
    method: 'POST',
    path: /^\/users\/@me\/channels$/,
    isForBots: true,
    schema: () => CreatePrivateChannelRequestSchema,
  },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes

const withPermissions = z.looseObject({ default_member_permissions: z.string() })

/**
 * A body as the description has it. Permissions are a number there; in Discord's documentation and in its types they
 * are a string, and it takes both.
 */
export function described(body: unknown): unknown {
  const { data } = withPermissions.safeParse(body)
  return data ? { ...data, default_member_permissions: Number(data.default_member_permissions) } : body
}

/** Responses to interactions over HTTP are held to the same description. */
export { callbackSchema }
