import type { WebClient } from '@slack/web-api'
import type { Card } from '../card/card.ts'
import { CannotEdit, CannotPost, MessageGone, type Once, type Posting } from '../chat/posting.ts'
import { adviceFor, isExplained, isTokenRefused, refusalOf } from './failures.ts'
import { sentenceMessage } from './answers.ts'
import { slackMessage } from './message.ts'
import { metadataOf, postOnce, type Spot } from './once.ts'
import type { Pictures } from './pictures.ts'
import { postTo, updateAt } from './replyTargets.ts'

export interface PostingOptions {
  /** Gives the client that acts in a workspace; rejects where the app is not installed there. */
  readonly clientOf: (team: string) => Promise<WebClient>
  /** The same, but for calls that are not to be tried again without a look. */
  readonly singleOf: (client: WebClient) => WebClient
  readonly pictures: Pictures
  /** Milliseconds before a post that failed is tried again. */
  readonly delay: number
  /** Is told of a post that may stand there twice. */
  readonly unsure: () => void
}

const GONE = new Set(['message_not_found', 'thread_not_found'])
const FIXED = new Set(['cant_update_message', 'edit_window_closed', 'is_inactive', 'update_failed'])

export function createPosting({ clientOf, singleOf, pictures, delay, unsure }: PostingOptions): Posting {
  const post = async (team: string, spot: Spot, card: Card, once: Once | undefined) => {
    const client = await clientOf(team)
    const picture = await pictures.of(card, client)
    const message = slackMessage(card, { ...(picture && { picture }) })
    try {
      if (!once) return await postTo(client, spot, message)
      const { key, isAgain = false } = once
      const single = singleOf(client)
      const send = () => postTo(single, spot, message, metadataOf(key))
      return await postOnce(single, spot, send, { key, isAgain, delay, unsure })
    } catch (cause) {
      throw postingError(cause)
    }
  }
  return {
    post: ({ community, channel }, card, once) => post(community, { channel }, card, once),
    async edit({ place: { community, channel }, message }, card, sharedBy) {
      const client = await clientOf(community)
      const shown = slackMessage(card, { ...(sharedBy !== undefined && { sharedBy }) })
      try {
        await updateAt(client, channel, message, shown)
      } catch (cause) {
        throw editingError(cause)
      }
    },
    async answer({ place: { community, channel }, message, thread }, card, once) {
      const root = thread ?? (message === '' ? undefined : message)
      await post(community, { channel, thread: root }, card, once)
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

/** A token that Slack refuses is for the operator to set anew; until then nothing of a place is known. */
function postingError(cause: unknown): unknown {
  if (!isExplained(cause) || isTokenRefused(cause)) return cause
  const reason = adviceFor(cause) ?? `Slack does not let me post there (${refusalOf(cause) ?? ''}).`
  return new CannotPost(`${reason} Invite me with /invite, or choose another channel.`, { cause })
}

function editingError(cause: unknown): unknown {
  const refusal = refusalOf(cause) ?? ''
  if (GONE.has(refusal)) return new MessageGone('The message was deleted.', { cause })
  if (!FIXED.has(refusal) && (!isExplained(cause) || isTokenRefused(cause))) return cause
  return new CannotEdit(`Slack does not let me change the message (${refusal}).`, { cause })
}
