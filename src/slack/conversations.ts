import type { WebClient } from '@slack/web-api'
import { saying } from './agentThreads.ts'
import { sentenceMessage } from './answers.ts'
import { readAsked } from './asked.ts'
import { answerOrAsk } from './commands.ts'
import type { SlackContext } from './context.ts'
import { refusalOf } from './failures.ts'
import { messageEvent, type MessageEvent } from './payloads.ts'
import { thread, type ReplyTarget } from './replyTargets.ts'

/** Serves mentions and direct messages: each is a question, answered in its thread; an edit asks nothing more. */
export function serveConversations(context: SlackContext): void {
  context.app.event('app_mention', async ({ event, body, client }) => {
    await hear(context, event, body.team_id, client)
  })
  context.app.event('message', async ({ event, body, client }) => {
    // Of messages only direct ones get here.
    if (event.channel_type === 'im' && event.subtype === undefined)
      await hear(context, event, body.team_id, client)
  })
}

async function hear(context: SlackContext, event: unknown, team: string, client: WebClient): Promise<void> {
  const parsed = messageEvent.safeParse(event)
  if (!parsed.success) return
  const heard = parsed.data
  const isNew = heard.subtype === undefined && heard.edited === undefined
  if (heard.bot_id !== undefined || !isNew) return
  const root = heard.thread_ts ?? heard.ts
  const key = [team, heard.channel, root].join(' ')
  const asker = { user: heard.user, team, client, channel: heard.channel }
  const asked = readAsked(context.backgrounder, heard.text)
  const inThread = told(context, thread(client, heard.channel, root, heard.user), heard, client)
  const target = saying(inThread, heard, team, client)
  await answerOrAsk(context, asked, asker, target, { thread: key })
}

/** Where the app may not post, the one who asked is told in a direct message, with what to do about it. */
function told(
  { log }: SlackContext,
  target: ReplyTarget,
  { user, channel }: MessageEvent,
  client: WebClient,
): ReplyTarget {
  return {
    ...target,
    async show(message, delivery) {
      try {
        return await target.show(message, delivery)
      } catch (error) {
        const refusal = refusalOf(error) ?? ''
        if (!['not_in_channel', 'channel_not_found', 'restricted_action', 'is_archived'].includes(refusal))
          throw error
        log.warn(`Slack does not let the app post in ${channel} (${refusal}); the one who asked is told.`)
        const sentence = `I could not answer in that channel (${refusal}). Invite me there with /invite, or ask me here.`
        await client.chat.postMessage({ channel: user, ...sentenceMessage(sentence) })
        return undefined
      }
    },
  }
}
