import { setTimeout } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { refusalOf } from './failures.ts'

/*
 * Slack gives no way to post once. A message carries its key as metadata, which nobody sees; where it is not known
 * whether Slack took it, the newest messages are looked through for the key before it is sent again.
 */

const EVENT_TYPE = 'backgrounder_post'
const ATTEMPTS = 4
/** A message that is not among so many of the newest is taken for one that was never posted. */
const LOOKED_THROUGH = 200

export function metadataOf(key: string) {
  return { event_type: EVENT_TYPE, event_payload: { key } }
}

/** Where a message is, or is to be. */
export interface Spot {
  readonly channel: string
  readonly thread?: string | undefined
}

export interface OnceOptions {
  readonly key: string
  /** Whether it may stand there already. */
  readonly isAgain: boolean
  /** Milliseconds before it is tried again; then twice as long each time. */
  readonly delay: number
  /** Is told that Slack did not let the app look: the message may stand there twice. */
  readonly unsure: () => void
}

/**
 * Posts a message that is to stand there once.
 * @param client does not try again by itself, nor wait where Slack limits calls.
 * @param send posts it, with its metadata. @returns its timestamp.
 */
export async function postOnce(
  client: WebClient,
  spot: Spot,
  send: () => Promise<string>,
  { key, isAgain, delay, unsure }: OnceOptions,
): Promise<string> {
  let mayBeThere = isAgain
  for (let attempt = 1; ; attempt += 1) {
    const found = mayBeThere ? await find(client, spot, key, unsure) : undefined
    if (found !== undefined) return found
    try {
      return await send()
    } catch (error) {
      const seconds = limitedFor(error)
      if (attempt >= ATTEMPTS && seconds === undefined) throw error
      if (attempt >= 4 * ATTEMPTS) throw error
      // What Slack refuses, or puts off, it has not posted.
      if (refusalOf(error) !== undefined && !FAILURES.has(refusalOf(error) ?? '')) throw error
      if (seconds === undefined) mayBeThere = true
      await setTimeout(seconds === undefined ? delay * 2 ** (attempt - 1) : seconds * 1_000)
    }
  }
}

/** Words with which Slack says that it failed itself, perhaps after it posted. */
const FAILURES = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'])

const limited = z.object({ retryAfter: z.number() })

/** The seconds after which Slack takes calls again; undefined where it failed for another reason. */
function limitedFor(error: unknown): number | undefined {
  return limited.safeParse(error).data?.retryAfter
}

const posted = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_type: z.string(), event_payload: z.looseObject({ key: z.string() }) })
        .nullish()
        .catch(undefined),
    }),
  ),
})

/** @returns the timestamp of the message with the key; undefined where there is none, or Slack does not say. */
async function find(
  client: WebClient,
  { channel, thread }: Spot,
  key: string,
  unsure: () => void,
): Promise<string | undefined> {
  const asked = { channel, include_all_metadata: true, limit: LOOKED_THROUGH }
  try {
    const answer =
      thread === undefined
        ? await client.conversations.history(asked)
        : await client.conversations.replies({ ...asked, ts: thread })
    return posted
      .parse(answer)
      .messages.find(
        ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload.key === key,
      )?.ts
  } catch (error) {
    if (refusalOf(error) === undefined) throw error
    unsure()
    return undefined
  }
}
