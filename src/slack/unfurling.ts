import type { KnownBlock } from '@slack/types'
import type { ChatUnfurlArguments } from '@slack/web-api'
import { z } from 'zod'
import type { Card } from '../card/card.ts'
import type { SlackContext } from './context.ts'
import { tell } from './failures.ts'
import { SLACK_CAPACITY, slackMessage } from './message.ts'

/** Links that somebody wrote into a message, or is about to send. */
const linkShared = z.object({
  channel: z.string(),
  message_ts: z.string(),
  unfurl_id: z.string().optional(),
  source: z.enum(['composer', 'conversations_history']).optional(),
  links: z.array(z.object({ url: z.string() })),
})

type LinkShared = z.output<typeof linkShared>

/** So many links of a message are unfolded; a message with more is a list of links. */
const MOST_LINKS = 3
/** Blocks of a card below somebody's message: it is theirs, and nobody has asked. */
const MOST_BLOCKS = 6

/** Unfolds links to known sources: what is known of each stands below the message that has it. */
export function serveUnfurling({ app, backgrounder, log }: SlackContext): void {
  app.event('link_shared', async ({ event, client }) => {
    const parsed = linkShared.safeParse(event)
    if (!parsed.success) return
    const unfurls: Record<string, { readonly blocks: KnownBlock[] }> = {}
    for (const { url } of parsed.data.links.slice(0, MOST_LINKS)) {
      const asked = backgrounder.mentionsIn('', [url.replaceAll('&amp;', '&')])
      if (asked.command !== 'source') continue
      const { card } = await backgrounder.reply(asked, { isAdministrator: false }, SLACK_CAPACITY)
      unfurls[url] = { blocks: unfurled(card) }
    }
    if (Object.keys(unfurls).length === 0) return
    try {
      await client.chat.unfurl(argumentsFor(parsed.data, unfurls))
    } catch (error) {
      // Slack shows the link as it would without the app.
      tell(log, 'A link was not unfolded', error)
    }
  })
}

function argumentsFor(
  { channel, message_ts, unfurl_id, source }: LinkShared,
  unfurls: Record<string, { blocks: KnownBlock[] }>,
): ChatUnfurlArguments {
  return unfurl_id !== undefined && source !== undefined
    ? { unfurl_id, source, unfurls }
    : { channel, ts: message_ts, unfurls }
}

/** A card without what is pressed: a press below somebody's message would change what everybody reads there. */
function unfurled(card: Card): KnownBlock[] {
  const { blocks } = slackMessage(card)
  return blocks.filter(({ type }) => type !== 'actions' && type !== 'context_actions').slice(0, MOST_BLOCKS)
}
