import { z } from 'zod'
import { createBackgrounder } from '../../../src/command/createBackgrounder.ts'
import { reserved } from '../../../src/command/list.ts'
import { encodeRequest } from '../../../src/card/requestCode.ts'
import { KnowledgeStore } from '../../../src/knowledge/store.ts'
import type { Chat, ChatSettings, Delivered } from '../../chat/deliveryContract.ts'
import { SLACK_CAPACITY } from '../../../src/slack/message.ts'
import type { Call, Failure } from './webApi.ts'
import { answerOf, Workspace } from './workspace.ts'

const backgrounder = createBackgrounder(await KnowledgeStore.open('knowledge', reserved), () => new Date())

/** A clock that stands still. */
const HURRIED = () => 1

/** The answers that went out, in whatever way. */
const ANSWERS = ['response_url', 'chat.postMessage', 'chat.postEphemeral']

/** The SDK tries three times more where Slack fails. */
const FAILURES: Readonly<Record<string, readonly Failure[]>> = {
  forbidden: [{ error: 'not_in_channel' }],
  failed: Array.from({ length: 4 }, () => ({ status: 500 })),
  lost: ['cut after'],
}

const EDIT_FAILURES: Readonly<Record<string, readonly Failure[]>> = {
  forbidden: [{ error: 'edit_window_closed' }],
  gone: [{ error: 'message_not_found' }],
  failed: Array.from({ length: 4 }, () => ({ status: 500 })),
}

export class SlackChat implements Chat {
  readonly #settings: ChatSettings
  /** The last one runs; those before it are stopped, and their folder is its too. */
  readonly #workspaces: Workspace[] = []
  #count = 0

  constructor(settings: ChatSettings) {
    this.#settings = settings
  }

  async start(): Promise<this> {
    const {
      shares = false,
      isAdministrator = false,
      isHurried = false,
      mayManage,
      backgrounder,
    } = this.#settings
    const folder = this.#workspaces[0]?.folder
    const settings = {
      SLACK_SHARE: String(shares),
      ...(mayManage === false && { SLACK_WATCHERS: 'administrators' }),
      ...(isAdministrator && { SLACK_ADMIN_IDS: 'U1' }),
      ...(folder !== undefined && { DATA_DIR: folder }),
    }
    const clock = isHurried ? HURRIED : undefined
    this.#workspaces.push(await Workspace.open('http', settings, undefined, undefined, clock, backgrounder))
    return this
  }

  get #slack(): Workspace {
    const last = this.#workspaces.at(-1)
    if (!last) throw new Error('It is not started')
    return last
  }

  async command(line: string, { id, user = 1 }: { readonly id?: string; readonly user?: number } = {}) {
    const [name = '', ...words] = line.split(' ')
    const more = { user_id: `U${user}`, ...(id !== undefined && { trigger_id: id }) }
    await this.#slack.command(name, words.join(' '), more)
    return deliveredOf(await this.#slack.api.next(...ANSWERS))
  }

  async press(carried: string) {
    const [action_id, value] = carried.split('\n')
    await this.#slack.press({ action_id, value })
    return deliveredOf(await this.#slack.api.next(...ANSWERS))
  }

  share(line: string) {
    return this.press(`share\n${encodeRequest(backgrounder.read(line))}`)
  }

  async mention(text: string, thread?: string) {
    this.#count += 1
    const ts = `${this.#count}.1`
    const event = {
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      text: `<@UBOT> ${text}`,
      ts,
      event_ts: ts,
    }
    await this.#slack.event(
      { ...event, ...(thread !== undefined && { thread_ts: thread }) },
      { event_id: `EvOfChat${this.#count}` },
    )
    return { ...deliveredOf(await this.#slack.api.next(...ANSWERS)), thread: thread ?? ts }
  }

  async again(id: string) {
    await this.#slack.command('/actor', 'TTP', { trigger_id: id })
  }

  get sent() {
    return this.#workspaces.flatMap(({ api }) => api.calls.filter(({ method }) => ANSWERS.includes(method)))
      .length
  }

  async restart() {
    await this.#slack.stop()
    await this.start()
  }

  async post(...[card]: Parameters<Chat['post']>) {
    await this.#slack.post('C9', card)
    return deliveredOf(await this.#slack.api.next(...ANSWERS))
  }

  get outlet() {
    return { posting: this.#slack.posting, capacity: SLACK_CAPACITY }
  }

  async posted() {
    return deliveredOf(await this.#slack.api.next('chat.postMessage'))
  }

  get posts() {
    return this.#workspaces.flatMap(({ api }) =>
      api.calls.filter(({ method }) => method === 'chat.postMessage'),
    ).length
  }

  failPosts(...failures: Parameters<Chat['failPosts']>) {
    for (const failure of failures.flatMap((each) => FAILURES[each] ?? []))
      this.#slack.api.failNext('chat.postMessage', failure)
  }

  async edited() {
    const call = await this.#slack.api.next('chat.update')
    const struck = struckIn(call.body['blocks'])
    return { ...deliveredOf(call), to: 'place' as const, message: String(call.body['ts']), struck }
  }

  get lastPost() {
    const last = this.#slack.api.calls.findLast(({ method }) => method === 'chat.postMessage')
    if (!last) throw new Error('Nothing was posted')
    return deliveredOf(last)
  }

  get edits() {
    return this.#workspaces.flatMap(({ api }) => api.calls.filter(({ method }) => method === 'chat.update'))
      .length
  }

  failEdits(...failures: Parameters<Chat['failEdits']>) {
    for (const failure of failures.flatMap((each) => EDIT_FAILURES[each] ?? []))
      this.#slack.api.failNext('chat.update', failure)
  }

  metrics() {
    return this.#slack.metrics()
  }

  async close() {
    for (const workspace of this.#workspaces.splice(0).reverse()) await workspace.close()
  }
}

function deliveredOf(call: Call): Delivered {
  const { body, plain, actions } = answerOf(call)
  const isPrivate = body['response_type'] === 'ephemeral' || call.method === 'chat.postEphemeral'
  const buttons = [...actions].map(([id, { text, value }]): [string, string] => [
    labelOf(text),
    `${id}\n${String(value)}`,
  ])
  const text = plain === '' ? String(body['text']) : plain
  const to = body['replace_original'] === true ? 'place' : isPrivate ? 'asker' : 'everybody'
  return { text, to, buttons: new Map(buttons) }
}

/** The words that are struck out in blocks. */
function struckIn(node: unknown): string {
  if (typeof node !== 'object' || node === null) return ''
  const isStruck = 'style' in node && z.object({ strike: z.literal(true) }).safeParse(node.style).success
  const own = isStruck && 'text' in node ? [String(node.text)] : []
  return [...own, ...Object.values(node).map(struckIn)].filter(Boolean).join('\n')
}

function labelOf(text: unknown): string {
  return typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : ''
}
