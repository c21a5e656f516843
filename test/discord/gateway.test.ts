import { memoryState } from '../../src/state/memory.ts'
import { MessageFlags } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { createDiscord } from '../../src/discord/discord.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { parseConfig } from '../../src/config.ts'
import { recordingLog } from '../recordingLog.ts'
import { shown, textsOf } from './payload.ts'
import { painter } from '../picture/sharedPainter.ts'
import { openBackgrounder, withApp, type AppOptions, type TestApp } from './server/app.ts'
import { DiscordServer, OWN_ROLE, TOKEN } from './server/discordServer.ts'
import { BOT_ID } from './server/gateway.ts'
import { command, message, USER_ID, type From } from './server/interactions.ts'

const textOf = (body: unknown) => textsOf(shown.parse(body)).join('\n')
const someone = (number: number): From => ({ user: String(220_000_000_000_000_000n + BigInt(number)) })

const withDiscord = async (work: (app: TestApp) => Promise<void>, options: AppOptions = {}) => {
  await withApp('gateway', options, async (app) => {
    await work(app)
    expect(app.discord.faults).toEqual([])
  })
}

describe('a message', () => {
  it('that mentions the app is a question, answered where it stands, without a ping', async () => {
    await withDiscord(async ({ discord }) => {
      const asked = message(`<@${BOT_ID}> /actor TTP`)
      discord.gateway.dispatch('MESSAGE_CREATE', asked)
      const { body, groups } = await discord.next('createMessage')
      expect(groups['channel']).toBe(asked.channel_id)
      expect(textOf(body)).toContain('## Tehreek-e-Taliban Pakistan')
      expect(body).toMatchObject({
        message_reference: { message_id: asked.id },
        allowed_mentions: { parse: [], replied_user: false },
        flags: MessageFlags.IsComponentsV2,
      })
    })
  })

  it('to the app directly is a question without a mention, and one that says nothing gets the help', async () => {
    await withDiscord(async ({ discord }) => {
      discord.gateway.dispatch(
        'MESSAGE_CREATE',
        message('How large is bilateral trade?', { place: 'direct' }),
      )
      expect(textOf((await discord.next('createMessage')).body)).toContain('bilateral trade')
      discord.gateway.dispatch('MESSAGE_CREATE', message(`<@!${BOT_ID}>  `, someone(1)))
      expect(textOf((await discord.next('createMessage')).body)).toContain('/actor')
    })
  })

  it('that mentions the role of the app is a question, and one that mentions other roles is none', async () => {
    await withDiscord(async ({ discord }) => {
      const mentioning = (text: string, roles: string[], from: From) => ({
        ...message(text, from),
        mention_roles: roles,
      })
      const editors = '910000000000000003'
      const left = mentioning(`<@&${editors}> /claims`, [editors], someone(1))
      discord.gateway.dispatch('MESSAGE_CREATE', left)
      const asked = mentioning(`<@&${OWN_ROLE}> /actor TTP`, [editors, OWN_ROLE], someone(2))
      discord.gateway.dispatch('MESSAGE_CREATE', asked)
      const { body } = await discord.next('createMessage')
      expect(body).toMatchObject({ message_reference: { message_id: asked.id } })
      expect(textOf(body)).toContain('## Tehreek-e-Taliban Pakistan')
      expect(discord.calls.filter(({ route }) => route === 'guildRoles').length).toBeLessThanOrEqual(2)
    })
  })

  it('may have null where it has nothing, and is told of where it cannot be read', async () => {
    await withDiscord(async ({ discord, lines }) => {
      const nothing = { guild_id: null, webhook_id: null, mention_roles: null }
      const direct = { ...message('/actor TTP', { place: 'direct' }), ...nothing }
      discord.gateway.dispatch('MESSAGE_CREATE', direct)
      expect(textOf((await discord.next('createMessage')).body)).toContain('## Tehreek-e-Taliban Pakistan')
      const unreadable = { ...message(`<@${BOT_ID}> /help`), channel_id: 7 }
      discord.gateway.dispatch('MESSAGE_CREATE', unreadable)
      await expect.poll(() => lines.map(({ msg }) => msg)).toContain('A message cannot be read')
    })
  })

  it('of others, of bots and of the system is left alone; so is one that came before', async () => {
    await withDiscord(async ({ discord }) => {
      const asked = message(`<@${BOT_ID}> /help`)
      const left = [
        message('/actor TTP'),
        message(`<@${BOT_ID}> /actor TTP`, { isBot: true }),
        message(`<@${BOT_ID}> /actor TTP`, { type: 7 }),
        { ...message(`<@${BOT_ID}> /actor TTP`), webhook_id: '1' },
        asked,
        { not: 'a message' },
      ]
      discord.gateway.dispatch('MESSAGE_CREATE', asked)
      for (const each of left) discord.gateway.dispatch('MESSAGE_CREATE', each)
      discord.gateway.dispatch('MESSAGE_CREATE', message(`<@${BOT_ID}> /claims`, someone(1)))
      expect(textOf((await discord.next('createMessage')).body)).toContain('/actor')
      expect(textOf((await discord.next('createMessage')).body)).toContain('## Who says what')
    })
  })

  it('administrates only for those whom the settings name', async () => {
    await withDiscord(
      async ({ discord }) => {
        discord.gateway.dispatch('MESSAGE_CREATE', message(`<@${BOT_ID}> /kb status`, someone(1)))
        expect(textOf((await discord.next('createMessage')).body)).toContain('is for administrators')
        discord.gateway.dispatch('MESSAGE_CREATE', message(`<@${BOT_ID}> /kb status`, { place: 'direct' }))
        expect(textOf((await discord.next('createMessage')).body)).toContain('Passages')
      },
      { settings: { DISCORD_ADMIN_IDS: USER_ID } },
    )
  })

  it('of an administrator who takes no direct messages is answered where to ask instead', async () => {
    await withDiscord(
      async ({ discord, lines }) => {
        const body = { message: 'Cannot send messages to this user', code: 50007 }
        discord.plan('createMessage', { status: 403, body })
        const asked = message(`<@${BOT_ID}> /kb status`)
        discord.gateway.dispatch('MESSAGE_CREATE', asked)
        const answer = await discord.next('createMessage')
        expect(answer.groups['channel']).toBe(asked.channel_id)
        expect(textOf(answer.body)).toContain('Use the slash command')
        expect(lines.filter(({ level }) => level >= 40)).toEqual([])
      },
      { settings: { DISCORD_ADMIN_IDS: USER_ID } },
    )
  })

  it('in a channel where the app may not write is answered directly, with what is missing', async () => {
    await withDiscord(async ({ discord }) => {
      discord.plan('createMessage', { status: 403, body: { message: 'Missing Permissions', code: 50013 } })
      const asked = message(`<@${BOT_ID}> /help`)
      discord.gateway.dispatch('MESSAGE_CREATE', asked)
      expect((await discord.next('directChannel')).body).toEqual({ recipient_id: USER_ID })
      const { body } = await discord.next('createMessage')
      expect(textOf(body)).toContain(`I cannot answer in <#${asked.channel_id}>`)
      expect(textOf(body)).toContain('Send Messages')
    })
  })
})

describe('the network', () => {
  it('may ask to wait, fail, and break: the answer arrives, once', async () => {
    await withDiscord(async ({ ask, discord }) => {
      const limited = { message: 'You are being rate limited.', retry_after: 0.05, global: false }
      discord.plan(
        'callback',
        { status: 429, body: limited, headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' } },
        { status: 500 },
        'cut before',
        'cut after',
      )
      for (const number of [1, 2, 3, 4])
        expect((await ask(command('help', {}, someone(number)))).type).toBe(4)
      expect(discord.calls.filter(({ route }) => route === 'callback').length).toBeLessThanOrEqual(5)
    })
  })

  it('may be too slow for an interaction: the log says so, and the next one is answered', async () => {
    await withDiscord(async ({ ask, deliver, discord, platform, lines }) => {
      discord.plan('callback', { status: 404, body: { message: 'Unknown interaction', code: 10062 } })
      await deliver(command('help', {}, someone(1)))
      expect((await ask(command('help', {}, someone(2)))).type).toBe(4)
      await platform.stop()
      const late = lines.filter(({ msg }) => msg.includes('came too late'))
      expect(late.map(({ level }) => level)).toEqual([40])
    })
  })

  it('may lose the connection: the session is resumed, and what was missed is answered once', async () => {
    await withDiscord(async ({ ask, discord }) => {
      const resumed = discord.gateway.next('resume')
      discord.gateway.cut()
      await resumed
      expect((await ask(command('help', {}, someone(1)))).type).toBe(4)
      discord.gateway.forgetSession()
      const identified = discord.gateway.next('identify')
      discord.gateway.cut()
      await identified
      expect((await ask(command('help', {}, someone(2)))).type).toBe(4)
      const beaten = discord.gateway.next('heartbeat')
      discord.gateway.askForHeartbeat()
      await beaten
    })
  }, 30_000)

  it('may be away for a while: that is told once, and once that it is over', async () => {
    await withDiscord(async ({ ask, discord, lines }) => {
      discord.gateway.turnAway(2)
      const resumed = discord.gateway.next('resume')
      discord.gateway.cut()
      await resumed
      expect((await ask(command('help'))).type).toBe(4)
      const told = lines.filter(({ level, msg }) => level > 20 && /gateway|again/.test(msg))
      expect(told.map(({ msg }) => msg)).toEqual([
        'The connection to the Discord gateway is lost. It is tried again until it works.',
        expect.stringMatching(/^Discord is connected again, after \d+ s\.$/),
      ])
    })
  })
})

describe('stopping', () => {
  it('finishes the answer that is being made, then leaves', async () => {
    let letGo: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const around = (backgrounder: Backgrounder): Backgrounder => ({
      ...backgrounder,
      specifications: backgrounder.specifications,
      reply: async (...asked) => {
        await gate
        return backgrounder.reply(...asked)
      },
    })
    await withDiscord(
      async ({ ask, discord, platform }) => {
        expect((await ask(command('help'))).type).toBe(5)
        const stopped = platform.stop()
        letGo()
        await stopped
        expect(discord.calls.map(({ route }) => route)).toContain('editOriginal')
      },
      { around, deferAfter: 10 },
    )
  })
})

describe('a login that fails', () => {
  const prepared = async (settings: Readonly<Record<string, string>>, log = recordingLog().log) => {
    const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
    const backgrounder = await openBackgrounder()
    const state = memoryState()
    const parts = { config: parseConfig(settings), backgrounder, log, http, painter, state }
    return { platform: createDiscord(parts, { delays: { first: 1, longest: 10 } }) }
  }
  const login = async (settings: Readonly<Record<string, string>>) =>
    (await prepared(settings)).platform?.start()
  const withServer = async (work: (server: DiscordServer, url: string) => Promise<void>) => {
    const server = new DiscordServer()
    try {
      await work(server, await server.start())
    } finally {
      await server.stop()
    }
  }

  it('names the token where that is wrong', async () => {
    await withServer(async (_server, url) => {
      await expect(login({ DISCORD_TOKEN: 'wrong', DISCORD_API_URL: url })).rejects.toThrow(
        /^Discord refused DISCORD_TOKEN\. .*$/,
      )
    })
  })

  it('names the intents where those are refused, and the token where the gateway refuses it', async () => {
    await withServer(async (server, url) => {
      const settings = { DISCORD_TOKEN: 'a-token-of-the-tests', DISCORD_API_URL: url }
      server.gateway.refuse(4014)
      await expect(login(settings)).rejects.toThrow(/^Discord refused the intents of the app.*$/)
      server.gateway.refuse(4004)
      await expect(login(settings)).rejects.toThrow(/^Discord refused DISCORD_TOKEN.*$/)
    })
  })

  it('for want of an answer is tried again, and told once, with the address and the cause', async () => {
    await withServer(async (server, url) => {
      server.plan('gateway', ...Array.from({ length: 9 }, () => 'cut before' as const))
      const { log, lines } = recordingLog()
      const { platform } = await prepared({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: url }, log)
      await platform?.start()
      const told = lines.filter(({ level, msg }) => level > 20 && msg.includes('again'))
      expect(told.map(({ msg }) => msg)).toEqual([
        expect.stringContaining(`Discord cannot be reached at ${url} (DISCORD_API_URL): `),
        expect.stringMatching(/^Discord is connected again, after \d+ s\.$/),
      ])
      await platform?.stop()
      expect(server.gateway.connections).toBe(0)
    })
  })

  it('is given up when the program stops', async () => {
    const settings = { DISCORD_TOKEN: 'any', DISCORD_API_URL: 'http://127.0.0.1:1/api' }
    const { log, lines } = recordingLog()
    const { platform } = await prepared(settings, log)
    const starting = platform?.start()
    await expect.poll(() => lines.map(({ msg }) => msg).join()).toMatch(/127\.0\.0\.1:1.*ECONNREFUSED/)
    await platform?.stop()
    await starting
  })
})

it('is not there where neither a token nor a public key is set', async () => {
  const { log } = recordingLog()
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  const backgrounder = await openBackgrounder()
  expect(
    createDiscord({ config: parseConfig({}), backgrounder, log, http, painter, state: memoryState() }),
  ).toBeUndefined()
})
