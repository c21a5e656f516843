import { MessageType, RESTJSONErrorCodes } from 'discord-api-types/v10'
import { z } from 'zod'
import { TO_EVERYBODY } from '../chat/delivery.ts'
import { hasCode, reportFailure } from '../errors.ts'
import { orElse } from './absent.ts'
import type { DiscordApi } from './api.ts'
import { compose } from './compose.ts'
import type { AnsweringParts } from './interaction.ts'
import { discordNotice, type DiscordMessage } from './message.ts'
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
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
})

type Incoming = z.output<typeof incoming>

export interface MentionSettings extends AnsweringParts {
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
  try {
    await answer(text, message, settings)
  } catch (error) {
    if (hasCode(error, ...FORBIDDEN)) await tellWhatIsMissing(message, error, settings)
    else reportFailure(settings.log, `Message ${message.id} could not be answered`, error)
  }
}

/** A thread is a chain of replies: each goes by the message that it replies to. */
async function answer(
  text: string,
  { id, channel_id, guild_id, author, message_reference }: Incoming,
  { api, asking, backgrounder, messages, administrators }: MentionSettings,
): Promise<void> {
  const answered = await asking.answer({
    request: backgrounder.readMessage(text),
    // A message does not say what its author may do: administrators are only those whom the settings name.
    asker: {
      id: author.id,
      isAdministrator: () => administrators.includes(author.id),
      here: { community: guild_id ?? '', channel: channel_id },
      mayManage: () => !isGiven(guild_id),
    },
    wish: TO_EVERYBODY,
    surroundings: { isDirect: !isGiven(guild_id), isAskedOpenly: true, mayPost: false },
    thread: message_reference?.message_id ?? undefined,
  })
  const { message, delivery, card } = await compose(answered, messages)
  if (delivery.to === 'asker') {
    const isTold = await tellAlone(author.id, message.body, api)
    await api.reply(channel_id, id, alone(discordNotice(isTold ? FOR_YOU_ALONE : TAKES_NO_MESSAGES)))
    return
  }
  const sent = await api.reply(channel_id, id, message)
  if (answered.kind === 'reply') await asking.remember(sent, answered.reply)
  if (card)
    await asking.shared(card, author.id, {
      community: guild_id ?? '',
      channel: channel_id,
      message: sent,
      isDirect: !isGiven(guild_id),
    })
}

const FOR_YOU_ALONE = 'That is for you alone; it is in your direct messages.'
const TAKES_NO_MESSAGES =
  'That is for you alone, and you take no direct messages from me. Use the slash command: only you see its answer.'

/** @returns false where the user takes no direct messages. */
async function tellAlone(user: string, body: DiscordMessage, api: DiscordApi): Promise<boolean> {
  try {
    await api.tell(user, body)
    return true
  } catch (error) {
    if (hasCode(error, RESTJSONErrorCodes.CannotSendMessagesToThisUser)) return false
    throw error
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
