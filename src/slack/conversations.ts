import type { WebClient } from '@slack/web-api'
import type { Reply } from '../command/backgrounder.ts'
import type { Request } from '../card/request.ts'
import type { Asker } from './administrators.ts'
import { sentenceMessage } from './answers.ts'
import { lackingArgument, readAsked } from './asked.ts'
import type { SlackContext } from './context.ts'
import { refusalOf } from './failures.ts'
import { messageEvent, type MessageEvent } from './payloads.ts'
import { pickerMessage } from './pickers.ts'
import { thread, type Place } from './places.ts'
import { narrowed, subjectOf, Subjects } from './subjects.ts'

/** Serves mentions and direct messages: each is a question, answered in its thread; an edit asks nothing more. */
export function serveConversations(context: SlackContext): void {
  const subjects = new Subjects(context.state, context.bestEffort)
  context.app.event('app_mention', async ({ event, body, client }) => {
    await hear(context, subjects, event, body.team_id, client)
  })
  context.app.event('message', async ({ event, body, client }) => {
    // Of messages only direct ones get here.
    if (event.channel_type === 'im' && event.subtype === undefined)
      await hear(context, subjects, event, body.team_id, client)
  })
}

async function hear(
  context: SlackContext,
  subjects: Subjects,
  event: unknown,
  team: string,
  client: WebClient,
): Promise<void> {
  const parsed = messageEvent.safeParse(event)
  if (!parsed.success) return
  const heard = parsed.data
  const isNew = heard.subtype === undefined && heard.edited === undefined
  if (heard.bot_id !== undefined || !isNew) return
  const root = heard.thread_ts ?? heard.ts
  const key = [team, heard.channel, root].join(' ')
  const asker = { user: heard.user, team, client }
  const asked = readAsked(context.backgrounder, heard.text)
  const place = told(context, thread(client, heard.channel, root), heard, client)
  await context.answers.attempt('A question was not answered', place, async () => {
    const lacking = lackingArgument(context.backgrounder, asked)
    if (lacking) {
      await place.show(pickerMessage(asked, lacking))
      return
    }
    const reply = await followUp(context, await subjects.of(key), asked, asker)
    await context.answers.show(reply.card, asker, place)
    const subject = subjectOf(reply)
    if (subject) await subjects.keep(key, withoutNarrowing(subject))
  })
}

/** The thread's subject first; where it has nothing on the words, the words for themselves. */
async function followUp(
  { backgrounder, answers }: SlackContext,
  subject: Request | undefined,
  asked: Request,
  asker: Asker,
): Promise<Reply> {
  const narrow = subject && narrowed(backgrounder, subject, asked)
  if (narrow) {
    const reply = await answers.reply(narrow, asker)
    if (reply.answer.status === 'found') return reply
  }
  return answers.reply(asked, asker)
}

function withoutNarrowing(subject: Request): Request {
  const values = Object.entries(subject.arguments).filter(([name]) => name !== 'about')
  return { ...subject, arguments: Object.fromEntries(values) }
}

/** Where the app may not post, the one who asked is told in a direct message, with what to do about it. */
function told(
  { log }: SlackContext,
  place: Place,
  { user, channel }: MessageEvent,
  client: WebClient,
): Place {
  return {
    ...place,
    async show(message) {
      try {
        await place.show(message)
      } catch (error) {
        const refusal = refusalOf(error) ?? ''
        if (!['not_in_channel', 'channel_not_found', 'restricted_action', 'is_archived'].includes(refusal))
          throw error
        log.warn(`Slack does not let the app post in ${channel} (${refusal}); the one who asked is told.`)
        const sentence = `I could not answer in that channel (${refusal}). Invite me there with /invite, or ask me here.`
        await client.chat.postMessage({ channel: user, ...sentenceMessage(sentence) })
      }
    },
  }
}
