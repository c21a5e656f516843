import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10'
import { z } from 'zod'
import { orElse } from './absent.ts'
import { MESSAGE_COMMANDS } from './commands.ts'
import { givenMessage } from './givenMessage.ts'
import { quotedText } from './quotedText.ts'

/*
 * What Discord sends for an interaction, over the gateway and over HTTP alike, parsed once. Only what is used is
 * looked at, so that whatever Discord adds does no harm.
 */

const snowflake = z.string().regex(/^\d{1,20}$/)

/** What it takes to answer at all. */
const envelope = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  type: z.int(),
})

const bits = z
  .string()
  .regex(/^\d+$/)
  .transform((digits) => BigInt(digits))

const surroundings = z.object({
  user: z.object({ id: snowflake }).nullish(),
  member: z.object({ user: z.object({ id: snowflake }), permissions: bits.nullish() }).nullish(),
  context: z.int().nullish(),
  guild_id: snowflake.nullish(),
  locale: z.string().max(35).optional().catch(undefined),
  channel_id: snowflake.nullish(),
  authorizing_integration_owners: orElse(z.record(z.string(), z.unknown()), {}),
})

const leafOption = z.discriminatedUnion('type', [
  z.object({ type: z.literal(ApplicationCommandOptionType.String), name: z.string(), value: z.string() }),
  z.object({ type: z.literal(ApplicationCommandOptionType.Integer), name: z.string(), value: z.int() }),
  z.object({ type: z.literal(ApplicationCommandOptionType.Boolean), name: z.string(), value: z.boolean() }),
])
/** While somebody types, a number may be any text. */
const typedOption = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  focused: z.boolean().nullish(),
})

/** `kb` with the subcommand `reload` is the command `kb reload`. */
const namedWith = <Leaf extends z.ZodType>(leaf: Leaf) => {
  const subcommand = z.object({
    type: z.literal(ApplicationCommandOptionType.Subcommand),
    name: z.string(),
    options: orElse(z.array(leaf), []),
  })
  return z.union([
    z
      .object({ name: z.string(), options: orElse(z.array(leaf), []) })
      .transform(({ name, options }) => ({ command: name, leaves: options })),
    z
      .object({ name: z.string(), options: z.tuple([subcommand]) })
      .transform(({ name, options: [inner] }) => ({
        command: `${name} ${inner.name}`,
        leaves: inner.options,
      })),
  ])
}

const chatInput = z.object({ type: z.literal(ApplicationCommandType.ChatInput) }).and(namedWith(leafOption))
const messageCommand = z.object({
  type: z.literal(ApplicationCommandType.Message),
  target_id: snowflake,
  resolved: z.object({ messages: z.record(z.string(), quotedText) }),
})
const addition = z.object({
  type: z.literal(ApplicationCommandType.Message),
  name: z.literal(MESSAGE_COMMANDS.add),
  target_id: snowflake,
  resolved: z.object({ messages: z.record(z.string(), givenMessage) }),
})
const checking = messageCommand.extend({ name: z.literal(MESSAGE_COMMANDS.check) })
const component = z.object({ custom_id: z.string(), values: z.array(z.string()).nullish() })
/** A form that was sent: what was put in, by the ids of its fields. */
const field = z.object({ custom_id: z.string(), value: orElse(z.string(), '') })
const labelled = z.object({ component: field })
const form = z.object({ custom_id: z.string(), components: z.array(labelled) })
const typing = namedWith(typedOption)
const carrier = z.object({ flags: orElse(z.int(), 0) })

const commandAction = z.union([
  chatInput.transform(commandOf),
  addition.transform(({ target_id, resolved }) => ({
    kind: 'addition' as const,
    given: resolved.messages[target_id] ?? { links: [], files: [] },
  })),
  checking.transform(({ target_id, resolved }) => ({
    kind: 'check' as const,
    text: resolved.messages[target_id] ?? '',
  })),
  messageCommand.transform(({ target_id, resolved }) => ({
    kind: 'message' as const,
    text: resolved.messages[target_id] ?? '',
  })),
])

const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal(InteractionType.Ping) }).transform(() => ({ kind: 'ping' as const })),
  z
    .object({ type: z.literal(InteractionType.ApplicationCommand), data: commandAction })
    .transform(({ data }) => data),
  z
    .object({ type: z.literal(InteractionType.MessageComponent), data: component, message: carrier })
    .transform(({ data, message }) => ({
      kind: 'component' as const,
      id: data.values?.[0] ?? data.custom_id,
      isOnEphemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
    })),
  z.object({ type: z.literal(InteractionType.ModalSubmit), data: form }).transform(({ data }) => ({
    kind: 'form' as const,
    id: data.custom_id,
    values: new Map(data.components.map(({ component: { custom_id, value } }) => [custom_id, value])),
  })),
  z
    .object({ type: z.literal(InteractionType.ApplicationCommandAutocomplete), data: typing })
    .transform(({ data }) => typingOf(data)),
])

export type Envelope = z.output<typeof envelope>
export type Action = z.output<typeof action>

/** An interaction as far as it is understood. */
export interface Interaction {
  readonly userId: string
  /** What the user may do in the channel; 0n in a direct message. */
  readonly permissions: bigint
  /** A direct message with the app: nobody else reads there. */
  readonly isDirect: boolean
  /** Whether only the user installed the app, and not the server. */
  readonly isUserInstalled: boolean
  readonly guildId: string | undefined
  readonly channelId: string | undefined
  /** The language in which the user has the app, BCP 47. */
  readonly locale: string | undefined
  readonly action: Action
}

/** @returns undefined where there is nothing to answer. */
export function parseEnvelope(payload: unknown): Envelope | undefined {
  return envelope.safeParse(payload).data
}

/** @throws ZodError where the interaction is none that this app has asked for. */
export function parseInteraction(payload: unknown): Interaction {
  const parsed = surroundings.parse(payload)
  const { user, member, context, authorizing_integration_owners: owners } = parsed
  return {
    userId: member?.user.id ?? user?.id ?? '0',
    permissions: member?.permissions ?? 0n,
    isDirect: context === InteractionContextType.BotDM,
    isUserInstalled: !(String(ApplicationIntegrationType.GuildInstall) in owners),
    guildId: parsed.guild_id ?? undefined,
    channelId: parsed.channel_id ?? undefined,
    locale: parsed.locale,
    action: action.parse(payload),
  }
}

function commandOf({ command, leaves }: z.output<typeof chatInput>) {
  const share = leaves.find((option) => option.type === ApplicationCommandOptionType.Boolean)?.value
  const given = leaves.filter((option) => option.type !== ApplicationCommandOptionType.Boolean)
  const values = given.map((option): [string, string] => [option.name, String(option.value)])
  return { kind: 'command' as const, command, arguments: Object.fromEntries(values), share }
}

function typingOf({ command, leaves }: z.output<typeof typing>) {
  const focused = leaves.find((option) => option.focused)
  return {
    kind: 'autocomplete' as const,
    command,
    argument: focused?.name ?? '',
    typed: String(focused?.value ?? ''),
  }
}
