import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { cut } from '../card/cut.ts'
import { printRequest } from '../command/grammar/print.ts'
import { finder } from './asked.ts'
import type { SlackContext } from './context.ts'
import { tell } from './failures.ts'
import type { MessageEvent } from './payloads.ts'
import type { ReplyTarget } from './replyTargets.ts'
import { withDeadline } from '../withDeadline.ts'

const threadStarted = z.object({
  assistant_thread: z.object({ channel_id: z.string(), thread_ts: z.string() }),
})

/** Slack shows no more. */
const MOST_PROMPTS = 4
const LONGEST_PROMPT = 70
/** Milliseconds that an answer waits for word that it is being looked for: later it would stay behind the answer. */
const PATIENCE = 500

/** Serves threads with the app as an agent: what may be asked is offered when one is opened. */
export function serveAgentThreads(context: SlackContext): void {
  context.app.event('assistant_thread_started', async ({ event, client }) => {
    const parsed = threadStarted.safeParse(event)
    if (!parsed.success) return
    const { channel_id, thread_ts } = parsed.data.assistant_thread
    const prompts = suggestedPrompts(context)
    if (prompts.length === 0) return
    try {
      await client.assistant.threads.setSuggestedPrompts({
        ...{ channel_id, thread_ts, prompts },
        title: 'What the sources are about',
      })
    } catch (error) {
      tell(context.log, 'Prompts were not suggested', error)
    }
  })
}

/** The names that the knowledge holds first, as commands that open them. */
function suggestedPrompts({ backgrounder }: SlackContext): { title: string; message: string }[] {
  const { specifications } = backgrounder
  const find = finder(specifications)
  if (!find) return []
  const names = backgrounder.complete(find.command, find.argument, '', MOST_PROMPTS)
  return names.flatMap(({ label, value }) => {
    const message = printRequest(find.open(value), specifications)
    return message === undefined ? [] : [{ title: cut(label, LONGEST_PROMPT), message }]
  })
}

/** Teams in which the app is no agent: they are not told of again. */
const withoutStatus = new WeakMap<WebClient, Set<string>>()

/** In a thread with the app, says while an answer is looked for that it is; Slack takes it away when the answer comes. */
export function saying(
  target: ReplyTarget,
  { channel, channel_type, thread_ts }: MessageEvent,
  team: string,
  client: WebClient,
): ReplyTarget {
  const refused = withoutStatus.get(client) ?? new Set<string>()
  withoutStatus.set(client, refused)
  if (channel_type !== 'im' || thread_ts === undefined || refused.has(team)) return target
  const status = client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts, status: 'is searching the sources…' })
    .then(
      () => undefined,
      () => void refused.add(team),
    )
  return {
    ...target,
    async show(message, delivery) {
      await withDeadline(status, PATIENCE)
      await target.show(message, delivery)
    },
  }
}
