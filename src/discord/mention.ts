import { MessageType, RESTJSONErrorCodes } from 'discord-api-types/v10'
import { z } from 'zod'
import { reportFailure } from '../errors.ts'
import type { Deliveries } from '../http/deliveries.ts'
import { orElse } from './absent.ts'
import { hasCode, type DiscordApi } from './api.ts'
import { compose, type ComposeSettings } from './compose.ts'
import type { Cooldown } from './cooldown.ts'
import { discordNotice } from './message.ts'
import { alone } from './outgoing.ts'
import type { OwnRoles } from './ownRoles.ts'

/*
 * Questions in messages: those that mention the app, and direct messages. Discord hands over the text of these
 * without a privileged intent.
 */

/** Other types are the system's: somebody joined, a message was pinned. */
const written = z.object({ type: z.literal([MessageType.Default, MessageType.Reply]) })

const incoming = z.object({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().nullish(),
  content: orElse(z.string(), ''),
  author: z.object({ id: z.string(), bot: orElse(z.boolean(), false) }),
  webhook_id: z.string().nullish(),
  mention_roles: orElse(z.array(z.string()), []),
})

type Incoming = z.output<typeof incoming>

export interface MentionSettings extends ComposeSettings {
  readonly api: DiscordApi
  readonly cooldown: Cooldown
  readonly deliveries: Deliveries
  readonly ownRoles: OwnRoles
}

/** What Discord says where the app may read a channel and not write there. */
const FORBIDDEN = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.MissingPermissions, 160002]

/** Answers a message if it is a question to the app. Never rejects. */
export async function answerMessage(
  payload: unknown,
  botId: string,
  settings: MentionSettings,
): Promise<void> {
  if (!written.safeParse(payload).success) return
  const { data: message, error } = incoming.safeParse(payload)
  if (!message) {
    settings.log.warn({ err: error }, 'A message cannot be read')
    return
  }
  const text = await questionIn(message, botId, settings)
  if (text === undefined || !(await settings.deliveries.isFirst(message.id))) return
  const { api, cooldown, log } = settings
  try {
    const refusal = await cooldown.refusal(message.author.id)
    const answer =
      refusal === undefined ? await composeReply(text, message, settings) : alone(discordNotice(refusal))
    await api.reply(message.channel_id, message.id, answer)
  } catch (error) {
    if (hasCode(error, FORBIDDEN)) await tellWhatIsMissing(message, error, settings)
    else reportFailure(log, `Message ${message.id} could not be answered`, error)
  }
}

/** @returns undefined where the message is none: a bot's, or one that mentions neither the app nor its role. */
async function questionIn(
  { content, author, webhook_id, guild_id, mention_roles }: Incoming,
  botId: string,
  { ownRoles }: MentionSettings,
): Promise<string | undefined> {
  if (author.bot || isGiven(webhook_id)) return undefined
  const mention = new RegExp(`<@!?${botId}>`, 'g')
  if (!isGiven(guild_id)) return content.replace(mention, ' ').trim()
  const role = mention_roles.length > 0 ? await ownRoles.of(guild_id, botId) : undefined
  const ofRole = role !== undefined && mention_roles.includes(role) ? `<@&${role}>` : undefined
  // A reply to the app mentions it without a word; only what is written to it is a question.
  if (ofRole === undefined && !mention.test(content)) return undefined
  const words = content.replace(mention, ' ')
  return (ofRole === undefined ? words : words.replaceAll(ofRole, ' ')).trim()
}

function isGiven(id: string | null | undefined): id is string {
  return typeof id === 'string'
}

async function composeReply(text: string, { author, guild_id }: Incoming, settings: MentionSettings) {
  const plan = {
    request: settings.backgrounder.readMessage(text),
    replaces: false,
    isPrivate: false,
    isShare: false,
  }
  // A message does not say what its author may do: administrators are only those whom the settings name.
  const asker = {
    userId: author.id,
    permissions: 0n,
    isDirect: !isGiven(guild_id),
    isUserInstalled: false,
  }
  return (await compose(plan, asker, settings)).message
}

/** Tells the asker, who would otherwise see nothing happen. */
async function tellWhatIsMissing(
  message: Incoming,
  error: unknown,
  { api, log }: MentionSettings,
): Promise<void> {
  log.warn(
    { err: error, channel: message.channel_id },
    'A channel in which the app may not write was asked from',
  )
  const sentence = `I cannot answer in <#${message.channel_id}>. Somebody who manages that server has to give me View Channel, Send Messages and Read Message History there. Slash commands work without them.`
  try {
    await api.tell(message.author.id, discordNotice(sentence))
  } catch (failure) {
    log.debug({ err: failure }, 'Nor could the user be told directly')
  }
}
