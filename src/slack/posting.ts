import type { WebClient } from '@slack/web-api'
import { TO_EVERYBODY } from '../chat/delivery.ts'
import { CannotPost, type Posting } from '../chat/posting.ts'
import { adviceFor, isExplained, refusalOf } from './failures.ts'
import { slackMessage } from './message.ts'
import type { Pictures } from './pictures.ts'
import { channel as inChannel, PictureRefused } from './replyTargets.ts'

/** A channel or a direct message of a workspace. */
export interface SlackChannel {
  readonly team: string
  readonly channel: string
}

/** @param clientOf gives the client that acts in a workspace; rejects where the app is not installed there. */
export function createPosting(
  clientOf: (team: string) => Promise<WebClient>,
  pictures: Pictures,
): Posting<SlackChannel> {
  return {
    async post({ team, channel }, card) {
      const client = await clientOf(team)
      const picture = await pictures.of(card, client)
      try {
        await inChannel(client, channel).show(
          slackMessage(card, { ...(picture && { picture }) }),
          TO_EVERYBODY,
        )
      } catch (cause) {
        if (cause instanceof PictureRefused) return
        if (!isExplained(cause)) throw cause
        const reason = adviceFor(cause) ?? `Slack does not let me post there (${refusalOf(cause) ?? ''}).`
        throw new CannotPost(`${reason} Invite me with /invite, or choose another channel.`, { cause })
      }
    },
  }
}
