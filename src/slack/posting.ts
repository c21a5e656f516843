import type { WebClient } from '@slack/web-api'
import { CannotPost, type Posting } from '../chat/posting.ts'
import { adviceFor, isExplained, refusalOf } from './failures.ts'
import { sentenceMessage } from './answers.ts'
import { slackMessage } from './message.ts'
import type { Pictures } from './pictures.ts'
import { postTo } from './replyTargets.ts'

/** Slack gives no way to post once; by this a message can be told again, whatever became of the word of it. */
const EVENT_TYPE = 'backgrounder_post'

/** @param clientOf gives the client that acts in a workspace; rejects where the app is not installed there. */
export function createPosting(clientOf: (team: string) => Promise<WebClient>, pictures: Pictures): Posting {
  return {
    async post({ community, channel }, card, key) {
      const client = await clientOf(community)
      const picture = await pictures.of(card, client)
      const metadata = key === undefined ? undefined : { event_type: EVENT_TYPE, event_payload: { key } }
      try {
        return await postTo(client, channel, slackMessage(card, { ...(picture && { picture }) }), metadata)
      } catch (cause) {
        throw postingError(cause)
      }
    },
    async tell({ community, id }, sentence) {
      const client = await clientOf(community)
      try {
        await client.chat.postMessage({ channel: id, ...sentenceMessage(sentence) })
      } catch (cause) {
        throw postingError(cause)
      }
    },
  }
}

function postingError(cause: unknown): unknown {
  if (!isExplained(cause)) return cause
  const reason = adviceFor(cause) ?? `Slack does not let me post there (${refusalOf(cause) ?? ''}).`
  return new CannotPost(`${reason} Invite me with /invite, or choose another channel.`, { cause })
}
