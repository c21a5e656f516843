import type { RespondFn } from '@slack/bolt'
import type { KnownBlock, MessageMetadata, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { TO_ASKER, TO_EVERYBODY, type Delivery, type Surroundings } from '../chat/delivery.ts'
import { isAboutBlocks, isDead, isExplained, refusalOf } from './failures.ts'
import type { SlackMessage } from './message.ts'
import { ReplyRefused } from './replyRefused.ts'
import type { Spot } from './once.ts'
import { noteView } from './views.ts'

/** Where an answer is shown. */
export interface ReplyTarget {
  /** A view takes no tables, and no message can be shared from it. */
  readonly surface: 'message' | 'view'
  /** Where the answer should go, if it may. */
  readonly wish: Delivery
  readonly surroundings: Surroundings
  /** The message whose place an answer takes, as long as nothing else takes it; absent where it takes none. */
  readonly place?: string | undefined
  /** Who asked, where Slack does not show it. */
  readonly askedBy?: string | undefined
  /** The message that the answer is in the thread of. */
  readonly thread?: string | undefined
  /** The message whose place an answer takes, where it stays. */
  readonly replaced?: string | undefined
  /**
   * Rejects where Slack refuses it.
   * @returns the timestamp by which Slack knows what others read; undefined where it does not say.
   */
  show(message: SlackMessage, delivery: Delivery): Promise<string | undefined>
}

/** Links in answers are sources; Slack is not to unfold them, nor to read names into words. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const

export interface ReplyOptions {
  readonly wish?: Delivery
  readonly thread?: string | undefined
  /** See `ReplyTarget`. */
  readonly place?: string | undefined
  readonly replaced?: string | undefined
  /** What others are to read is posted here, if the app may: only such a message can be corrected later. */
  readonly posting?: Posting | undefined
}

interface Posting {
  readonly client: WebClient
  readonly channel: string
  /** Who asked; Slack does not show it of what is posted. */
  readonly user: string
}

/** Through a response_url: works where the app is not a member of the channel. */
export function reply(
  respond: RespondFn,
  { wish = TO_ASKER, thread, place, replaced, posting }: ReplyOptions = {},
): ReplyTarget {
  return {
    surface: 'message',
    wish,
    place,
    thread,
    replaced,
    askedBy: posting?.user,
    // Even of a direct message Slack does not say whether it is the app's: two people may have one.
    surroundings: { isDirect: false, isAskedOpenly: false, mayPost: true },
    async show(message, { to }) {
      const isForAll = to === 'everybody' || to === 'shared'
      const posted = isForAll && posting ? await postIfMay(posting, thread, message) : undefined
      if (posted !== undefined) return posted
      return orPlain(message, async (content) => {
        await respond({
          ...content,
          response_type: isForAll ? 'in_channel' : 'ephemeral',
          replace_original: to === 'place',
          ...(thread !== undefined && { thread_ts: thread }),
          ...QUIET,
        })
        return to === 'place' ? replaced : undefined
      })
    },
  }
}

/** @returns undefined where the app may not post: it is no member of most channels. */
async function postIfMay(
  { client, channel }: Posting,
  thread: string | undefined,
  message: SlackMessage,
): Promise<string | undefined> {
  try {
    return await postTo(client, { channel, thread }, message)
  } catch (error) {
    if (!isExplained(error)) throw error
    return undefined
  }
}

/** In the thread of a question that all who read there have read. */
export function thread(client: WebClient, channel: string, thread_ts: string, user: string): ReplyTarget {
  return {
    surface: 'message',
    wish: TO_EVERYBODY,
    thread: thread_ts,
    // Of messages only those to the app itself get here.
    surroundings: { isDirect: channel.startsWith('D'), isAskedOpenly: true, mayPost: false },
    show: (message, { to }) =>
      orPlain(message, async (content) => {
        const posted = { channel, thread_ts, ...content }
        if (to !== 'asker') return (await client.chat.postMessage({ ...posted, ...QUIET })).ts
        await client.chat.postEphemeral({ ...posted, user, link_names: false, parse: 'none' })
        return undefined
      }),
  }
}

/**
 * Puts a message into a channel where nobody has asked.
 * @param metadata for the program itself; nobody sees it.
 * @returns its timestamp, by which Slack knows it there.
 */
export async function postTo(
  client: WebClient,
  { channel, thread: thread_ts }: Spot,
  message: SlackMessage,
  metadata?: MessageMetadata,
): Promise<string> {
  try {
    const send = async (content: { text: string; blocks?: KnownBlock[] }): Promise<string> => {
      const more = { ...QUIET, ...(metadata && { metadata }), ...(thread_ts !== undefined && { thread_ts }) }
      return (await client.chat.postMessage({ channel, ...content, ...more })).ts ?? ''
    }
    return await orPlain(message, send, metadata !== undefined)
  } catch (error) {
    const isThere = error instanceof PictureRefused || error instanceof BlocksRefused
    if (isThere && error.posted !== undefined) return error.posted
    throw error
  }
}

/** Puts a message in the place of one that the app has posted. */
export async function updateAt(
  client: WebClient,
  channel: string,
  ts: string,
  message: SlackMessage,
): Promise<void> {
  await orPlain(message, async (content) => {
    await client.chat.update({ channel, ts, ...content, link_names: false, parse: 'none' })
    return ts
  })
}

/** A window is seen by the one who opened it. */
const WINDOW = {
  surface: 'view',
  wish: TO_ASKER,
  surroundings: { isDirect: true, isAskedOpenly: false, mayPost: false },
} as const

/** In the modal that was acted on. */
export function openModal(client: WebClient, viewId: string): ReplyTarget {
  return {
    ...WINDOW,
    async show({ blocks }) {
      await client.views.update({ view_id: viewId, view: answerView(blocks) })
      return undefined
    },
  }
}

/** In a modal of its own. */
export function newModal(client: WebClient, triggerId: string): ReplyTarget {
  return {
    ...WINDOW,
    async show({ blocks }) {
      await client.views.open({ trigger_id: triggerId, view: answerView(blocks) })
      return undefined
    },
  }
}

/** In a modal that is opened before the answer is there: a trigger is worth nothing after three seconds. */
export function earlyModal(client: WebClient, triggerId: string): ReplyTarget {
  const view = noteView('Answer', 'This takes a moment.')
  const opening = client.views.open({ trigger_id: triggerId, view })
  // Whoever shows something there gets to know that it was not opened.
  opening.catch(() => undefined)
  return {
    ...WINDOW,
    async show(message) {
      const { view: opened } = await opening
      if (opened?.id !== undefined) await openModal(client, opened.id).show(message, TO_ASKER)
      return undefined
    },
  }
}

/** A modal that shows an answer. */
function answerView(blocks: readonly KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: 'answer',
    title: { type: 'plain_text', text: 'Answer' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...blocks],
  }
}

/**
 * Where a message fails the reader gets it without the picture, and where Slack refuses its blocks, the plain reading;
 * the failure is passed on for the log. Nothing more is sent to a response_url that takes nothing.
 * @param isOnce whether nothing is sent again of which it is not known whether Slack took it.
 */
async function orPlain<Sent extends string | undefined>(
  { text, blocks }: SlackMessage,
  send: (content: { text: string; blocks?: KnownBlock[] }) => Promise<Sent>,
  isOnce = false,
): Promise<Sent> {
  try {
    return await send({ text, blocks })
  } catch (error) {
    if (isDead(error)) throw new NobodyThere(error)
    if (isExplained(error) || (isOnce && refusalOf(error) === undefined)) throw error
    const others = blocks.filter(({ type }) => type !== 'image')
    if (others.length < blocks.length) {
      const posted = await orPlain({ text, blocks: others }, send, isOnce)
      throw new PictureRefused(error, posted)
    }
    if (!isAboutBlocks(error)) throw error
    const posted = await send({ text }).catch((second: unknown) => {
      throw second instanceof ReplyRefused ? new NobodyThere(second) : second
    })
    throw new BlocksRefused(error, posted)
  }
}

/** There is no way to the reader any more: whatever else is sent there is lost too. */
export class NobodyThere extends Error {
  constructor(cause: unknown) {
    super('Slack takes nothing more where an answer belongs; the reader has to ask again.', { cause })
    this.name = 'NobodyThere'
  }
}

/** The reader has all of the message but its picture. */
export class PictureRefused extends Error {
  /** The message as it was sent without, where Slack says what it calls it. */
  readonly posted: string | undefined

  constructor(cause: unknown, posted: string | undefined) {
    super('Slack refused a message with its picture; it was sent without.', { cause })
    this.name = 'PictureRefused'
    this.posted = posted
  }
}

/** The reader has the plain text, but the blocks were at fault. */
export class BlocksRefused extends Error {
  /** As of PictureRefused. */
  readonly posted: string | undefined

  constructor(cause: unknown, posted: string | undefined) {
    super('Slack refused the blocks of a message; its plain text was sent instead.', { cause })
    this.name = 'BlocksRefused'
    this.posted = posted
  }
}
