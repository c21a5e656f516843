import type { RespondFn } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { isAboutBlocks, isDead, isExplained } from './failures.ts'
import type { SlackMessage } from './message.ts'
import { ReplyRefused } from './replyRefused.ts'
import { noteView } from './views.ts'

/** Where an answer is shown. */
export interface Place {
  /** A view takes no tables, and no message can be shared from it. */
  readonly surface: 'message' | 'view'
  /** Whether only one reader sees it. */
  readonly isPrivate: boolean
  /** Rejects where Slack refuses it. */
  show(message: SlackMessage): Promise<void>
}

/** Links in answers are sources; Slack is not to unfold them, nor to read names into words. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const

export interface ReplyOptions {
  /** Puts the answer in the place of the message that was acted on. */
  readonly replace?: boolean
  /** Everybody in the channel sees it. */
  readonly isPublic?: boolean
  readonly thread?: string | undefined
}

/** Through a response_url: works where the app is not a member of the channel. */
export function reply(respond: RespondFn, { replace, isPublic, thread }: ReplyOptions = {}): Place {
  const target = {
    response_type: isPublic === true ? ('in_channel' as const) : ('ephemeral' as const),
    replace_original: replace === true,
    ...(thread !== undefined && { thread_ts: thread }),
  }
  return {
    surface: 'message',
    isPrivate: isPublic !== true,
    show: (message) =>
      orPlain(message, async (content) => {
        await respond({ ...content, ...target, ...QUIET })
      }),
  }
}

/** In a thread, for everybody who reads it. */
export function thread(client: WebClient, channel: string, thread_ts: string): Place {
  return {
    surface: 'message',
    isPrivate: false,
    show: (message) =>
      orPlain(message, async (content) => {
        await client.chat.postMessage({ channel, thread_ts, ...content, ...QUIET })
      }),
  }
}

/** In the modal that was acted on. */
export function openModal(client: WebClient, viewId: string): Place {
  return {
    surface: 'view',
    isPrivate: true,
    async show({ blocks }) {
      await client.views.update({ view_id: viewId, view: answerView(blocks) })
    },
  }
}

/** In a modal of its own. */
export function newModal(client: WebClient, triggerId: string): Place {
  return {
    surface: 'view',
    isPrivate: true,
    async show({ blocks }) {
      await client.views.open({ trigger_id: triggerId, view: answerView(blocks) })
    },
  }
}

/** In a modal that is opened before the answer is there: a trigger is worth nothing after three seconds. */
export function earlyModal(client: WebClient, triggerId: string): Place {
  const view = noteView('Answer', 'This takes a moment.')
  const opening = client.views.open({ trigger_id: triggerId, view })
  // Whoever shows something there gets to know that it was not opened.
  opening.catch(() => undefined)
  return {
    surface: 'view',
    isPrivate: true,
    async show(message) {
      const { view: opened } = await opening
      if (opened?.id !== undefined) await openModal(client, opened.id).show(message)
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
 */
async function orPlain(
  { text, blocks }: SlackMessage,
  send: (content: { text: string; blocks?: KnownBlock[] }) => Promise<void>,
): Promise<void> {
  try {
    await send({ text, blocks })
  } catch (error) {
    if (isDead(error)) throw new NobodyThere(error)
    if (isExplained(error)) throw error
    const others = blocks.filter(({ type }) => type !== 'image')
    if (others.length < blocks.length) {
      await orPlain({ text, blocks: others }, send)
      throw new PictureRefused(error)
    }
    if (!isAboutBlocks(error)) throw error
    await send({ text }).catch((second: unknown) => {
      throw second instanceof ReplyRefused ? new NobodyThere(second) : second
    })
    throw new BlocksRefused(error)
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
  constructor(cause: unknown) {
    super('Slack refused a message with its picture; it was sent without.', { cause })
    this.name = 'PictureRefused'
  }
}

/** The reader has the plain text, but the blocks were at fault. */
export class BlocksRefused extends Error {
  constructor(cause: unknown) {
    super('Slack refused the blocks of a message; its plain text was sent instead.', { cause })
    this.name = 'BlocksRefused'
  }
}
