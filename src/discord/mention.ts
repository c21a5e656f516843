import { MessageType, RESTJSONErrorCodes } from 'discord-api-types/v10'
import { z } from 'zod'
import { reportFailure } from '../errors.ts'
import type { Deliveries } from '../http/deliveries.ts'
import { hasCode, type DiscordApi } from './api.ts'
import { compose, type ComposeSettings } from './compose.ts'
import type { Cooldown } from './cooldown.ts'
import { discordNotice } from './message.ts'
import { alone } from './outgoing.ts'

/*
 * Questions in messages: those that mention the app, and direct messages. Discord hands over the text of these
 * without a privileged intent.
 */

const incoming = z.object({
  id: z.string(),
  channel_id: z.string(),
  guild_id: z.string().optional(),
  /** Other types are the system's: somebody joined, a message was pinned. */
  type: z.literal([MessageType.Default, MessageType.Reply]),
  content: z.string(),
  author: z.object({ id: z.string(), bot: z.boolean().default(false) }),
  webhook_id: z.string().optional(),
})

type Incoming = z.output<typeof incoming>

export interface MentionSettings extends ComposeSettings {
  readonly api: DiscordApi
  readonly cooldown: Cooldown
  readonly deliveries: Deliveries
}

/** What Discord says where the app may read a channel and not write there. */
const FORBIDDEN = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.MissingPermissions, 160002]

/** Answers a message if it is a question to the app. Never rejects. */
export async function answerMessage(
  payload: unknown,
  botId: string,
  settings: MentionSettings,
): Promise<void> {
  const message = incoming.safeParse(payload).data
  const text = message && questionIn(message, botId)
  if (!message || text === undefined || !(await settings.deliveries.isFirst(message.id))) return
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

/** @returns undefined where the message is none: another bot's, a system's, or one that does not mention the app. */
function questionIn({ content, author, webhook_id, guild_id }: Incoming, botId: string): string | undefined {
  if (author.bot || webhook_id !== undefined) return undefined
  const mention = new RegExp(`<@!?${botId}>`, 'g')
  // A reply to the app mentions it without a word; only what is written to it is a question.
  if (guild_id !== undefined && !mention.test(content)) return undefined
  return content.replace(mention, ' ').trim()
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
    isDirect: guild_id === undefined,
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
