import { ComponentType, MessageFlags } from 'discord-api-types/v10'
import { z } from 'zod'
import { parseConfig } from '../../../src/config.ts'
import { encodeCustomId } from '../../../src/discord/customId.ts'
import { createDiscord, type Discord } from '../../../src/discord/discord.ts'
import { DISCORD_CAPACITY } from '../../../src/discord/limits.ts'
import { createHttpServer } from '../../../src/http/server.ts'
import { createLog } from '../../../src/log.ts'
import { memoryState } from '../../../src/state/memory.ts'
import type { Chat, ChatSettings, Delivered } from '../../chat/deliveryContract.ts'
import { componentsOf, shown, textsOf } from '../payload.ts'
import { painter } from '../../picture/sharedPainter.ts'
import { openBackgrounder } from './app.ts'
import { DiscordServer, TOKEN, type Call, type Fault } from './discordServer.ts'
import { BOT_ID } from './gateway.ts'
import { command, message, press, USER_ID } from './interactions.ts'

const log = createLog('silent')
const callback = z.object({ type: z.int(), data: z.unknown() })
const UPDATE = 7

/** A clock that stands still, and one by which a cooldown's worth of time passes at every look. */
const HURRIED = () => 1
let time = 0
const LEAPING = () => (time += 2_000)

export class DiscordChat implements Chat {
  readonly #settings: ChatSettings
  readonly #server = new DiscordServer()
  readonly #state = memoryState()
  #url: string | undefined
  #discord: Discord | undefined
  #http = createHttpServer({ host: '127.0.0.1', port: 0, log })

  constructor(settings: ChatSettings) {
    this.#settings = settings
  }

  async start(): Promise<this> {
    const { shares = false, isAdministrator = false, isHurried = false } = this.#settings
    this.#url ??= await this.#server.start()
    const config = parseConfig({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: this.#url,
      DISCORD_SHARE: String(shares),
      ...(isAdministrator && { DISCORD_ADMIN_IDS: USER_ID }),
    })
    const http = (this.#http = createHttpServer({ host: '127.0.0.1', port: 0, log }))
    const parts = { config, backgrounder: await this.#backgrounder(), log, http, painter, state: this.#state }
    const steadyNow = isHurried ? HURRIED : LEAPING
    this.#discord = createDiscord(parts, { deferAfter: 60_000, registers: false, steadyNow })
    await this.#discord?.start()
    return this
  }

  async command(line: string, { id, user = 0 }: { readonly id?: string; readonly user?: number } = {}) {
    const { command: name, arguments: values } = (await this.#backgrounder()).read(line)
    const from = {
      ...(user !== 0 && { user: String(230_000_000_000_000_000n + BigInt(user)) }),
      ...(this.#settings.mayManage && { permissions: MANAGE_CHANNELS }),
    }
    const payload = command(name, values, from)
    return this.#deliver(id === undefined ? payload : { ...payload, id })
  }

  press(carried: string) {
    const from = this.#settings.mayManage ? { permissions: MANAGE_CHANNELS } : {}
    return this.#deliver(press(carried, true, from))
  }

  async share(line: string) {
    const request = (await openBackgrounder()).read(line)
    return this.press(encodeCustomId('share', request) ?? '')
  }

  async mention(text: string, thread?: string) {
    const asked = message(`<@${BOT_ID}> ${text}`)
    const reference = thread === undefined ? {} : { message_reference: { message_id: thread } }
    this.#server.gateway.dispatch('MESSAGE_CREATE', { ...asked, ...reference })
    const call = await this.#server.next('createMessage')
    const isDirect = call.groups['channel'] !== asked.channel_id
    // What is told directly is announced where it was asked.
    if (isDirect) await this.#server.next('createMessage')
    const id = z.object({ id: z.string() }).parse(call.answer).id
    return { ...deliveredOf(call.body, isDirect ? 'asker' : 'everybody'), thread: id }
  }

  again(id: string) {
    const payload = command('actor', { name: 'TTP' })
    this.#server.gateway.dispatch('INTERACTION_CREATE', { ...payload, id })
    return Promise.resolve()
  }

  get sent() {
    return this.#server.calls.filter(({ route }) => ANSWERS.includes(route)).length
  }

  async restart() {
    await this.#discord?.stop()
    await this.start()
  }

  async post(...[card]: Parameters<Chat['post']>) {
    await this.#discord?.posting?.post(
      { platform: 'discord', community: '', channel: '400000000000000009' },
      card,
    )
    return deliveredOf((await this.#server.next('createMessage')).body, 'everybody')
  }

  metrics() {
    return this.#http.metrics.text()
  }

  get outlet() {
    const { posting } = this.#discord ?? {}
    if (!posting) throw new Error('It is not started')
    return { posting, capacity: DISCORD_CAPACITY }
  }

  async posted() {
    return deliveredOf((await this.#server.next('createMessage')).body, 'everybody')
  }

  get posts() {
    return this.#server.calls.filter(({ route }) => route === 'createMessage').length
  }

  failPosts(...failures: Parameters<Chat['failPosts']>) {
    this.#server.plan('createMessage', ...failures.flatMap((failure) => FAILURES[failure] ?? []))
  }

  async edited() {
    const { body, groups } = await this.#server.next('editMessage')
    const shown = deliveredOf(body, 'place')
    const struck = [...shown.text.matchAll(/~~(.+?)~~/g)].map(([, words]) => words)
    return { ...shown, message: groups['id'] ?? '', struck: struck.join('\n') }
  }

  get lastPost() {
    const last = this.#server.calls.findLast(({ route }) => route === 'createMessage')
    return deliveredOf(last?.body, 'everybody')
  }

  get edits() {
    return this.#server.calls.filter(({ route }) => route === 'editMessage').length
  }

  failEdits(...failures: Parameters<Chat['failEdits']>) {
    this.#server.plan('editMessage', ...failures.flatMap((failure) => EDIT_FAILURES[failure] ?? []))
  }

  async #backgrounder() {
    return this.#settings.backgrounder ?? openBackgrounder()
  }

  async close() {
    await this.#discord?.stop()
    await this.#server.stop()
  }

  async #deliver(payload: object) {
    this.#server.gateway.dispatch('INTERACTION_CREATE', payload)
    const { type, data } = callback.parse((await this.#server.next('callback')).body)
    const isPrivate = (shown.parse(data).flags & MessageFlags.Ephemeral) !== 0
    return deliveredOf(data, type === UPDATE ? 'place' : isPrivate ? 'asker' : 'everybody')
  }
}

const MANAGE_CHANNELS = String((1n << 4n) | (1n << 10n) | (1n << 11n))
/** The REST client tries three times more where Discord fails, and the adapter once where a connection breaks. */
const FAILURES: Readonly<Record<string, readonly Fault[]>> = {
  forbidden: [{ status: 403, body: { message: 'Missing Permissions', code: 50013 } }],
  failed: Array.from({ length: 4 }, () => ({ status: 500, body: {} })),
  lost: ['cut after'],
}

const EDIT_FAILURES: Readonly<Record<string, readonly Fault[]>> = {
  forbidden: [{ status: 403, body: { message: 'Missing Access', code: 50001 } }],
  gone: [{ status: 404, body: { message: 'Unknown Message', code: 10008 } }],
  failed: Array.from({ length: 4 }, () => ({ status: 500, body: {} })),
}

/** The answers that go out, in whatever way. */
const ANSWERS: readonly Call['route'][] = ['callback', 'editOriginal', 'followUp', 'createMessage']

function deliveredOf(body: unknown, to: Delivered['to']): Delivered {
  const sent = shown.parse(body)
  const buttons = componentsOf(sent).flatMap((each): [string, string][] =>
    each.type === ComponentType.Button && 'custom_id' in each ? [[each.label ?? '', each.custom_id]] : [],
  )
  return { text: textsOf(sent).join('\n'), to, buttons: new Map(buttons) }
}
