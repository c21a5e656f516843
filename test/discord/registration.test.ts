import { ApplicationCommandCreateRequestSchema } from 'discord-api-spec/zod'
import { REST } from 'discord.js'
import { describe, expect, it } from 'vitest'
import type { CommandSpecification } from '../../src/command/specification.ts'
import { definitionsOf } from '../../src/discord/commands.ts'
import { compareCommands, writeCommands } from '../../src/discord/registration.ts'
import { openBackgrounder } from './server/app.ts'
import { APPLICATION_ID, DiscordServer, TOKEN } from './server/discordServer.ts'
import { described } from './server/routes.ts'
import { faultOf } from './spec.ts'

const { specifications } = await openBackgrounder()
const { commands } = definitionsOf(specifications)
const everywhere = { applicationId: APPLICATION_ID }

const withDiscord = async (work: (rest: REST, discord: DiscordServer) => Promise<void>) => {
  const discord = new DiscordServer()
  try {
    await work(new REST({ api: await discord.start() }).setToken(TOKEN), discord)
    expect(discord.faults).toEqual([])
  } finally {
    await discord.stop()
  }
}

describe('the definitions of commands', () => {
  it('are as Discord describes them, one for each command that people type', () => {
    for (const command of commands)
      expect(faultOf(ApplicationCommandCreateRequestSchema, described(command))).toBeUndefined()
    const typed = specifications.filter(({ hidden }) => !hidden).map(({ name }) => name.replace(/ .*/, ''))
    expect(commands.map(({ name }) => name)).toEqual([
      ...new Set(typed),
      'Get context',
      'Check this message',
      'Add to knowledge',
    ])
  })

  it('may be used and installed everywhere, and leave administration to those who manage the server', () => {
    for (const command of commands) {
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] })
      expect(command.default_member_permissions).toBe(
        ['kb', 'Add to knowledge'].includes(command.name) ? '32' : null,
      )
    }
    expect(commands.find(({ name }) => name === 'kb')).toMatchObject({
      options: [
        ...['status', 'check', 'reload', 'history', 'diff', 'rollback'],
        ...['add', 'drafts', 'publish', 'reject', 'feeds', 'corrections'],
      ].map((name) => ({ type: 1, name })),
    })
  })

  it('offer suggestions where the command does, and to share the answer', () => {
    expect(commands.find(({ name }) => name === 'actor')).toMatchObject({
      options: [
        { type: 3, name: 'name', required: true, autocomplete: true },
        { type: 3, name: 'about', required: false },
        { type: 5, name: 'share', name_localizations: { de: 'teilen' } },
      ],
    })
  })

  it('say which are more than Discord takes', () => {
    const many = Array.from({ length: 103 }, (_, index): CommandSpecification => {
      return {
        name: `topic${index}`,
        description: 'A topic',
        arguments: [],
        examples: [],
        audience: 'everyone',
      }
    })
    const { commands: kept, omitted } = definitionsOf(many)
    expect(kept).toHaveLength(103)
    expect(omitted).toEqual(['topic100', 'topic101', 'topic102'])
  })
})

describe('registration', () => {
  it('writes what is missing, then only what differs', async () => {
    await withDiscord(async (rest, discord) => {
      const first = await compareCommands(rest, everywhere, commands)
      expect([first.create.length, first.update.length, first.unknown.length]).toEqual([
        commands.length,
        0,
        0,
      ])
      expect(discord.commands).toEqual([])
      await writeCommands(rest, everywhere, first)
      const again = await compareCommands(rest, everywhere, commands)
      expect(again).toEqual({ create: [], update: [], unknown: [], unchanged: commands.length })
      const reworded = commands.map((each) =>
        each.name === 'trade' ? { ...each, description: 'Other' } : each,
      )
      const { update } = await compareCommands(rest, everywhere, reworded)
      expect(update.map(({ command }) => command.name)).toEqual(['trade'])
      discord.calls.splice(0)
      await writeCommands(rest, everywhere, await compareCommands(rest, everywhere, reworded))
      expect(discord.calls.map(({ route }) => route)).toEqual(['listCommands', 'changeCommand'])
    })
  })

  it('writes all others where Discord refuses one, and says which and why', async () => {
    await withDiscord(async (rest, discord) => {
      const [first, second] = commands
      const reason = 'name[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 32 in length.'
      const body = { message: 'Invalid Form Body', code: 50035, errors: {} }
      discord.plan('createCommand', { status: 400, body: { ...body, message: reason } })
      const refusals = await writeCommands(
        rest,
        everywhere,
        await compareCommands(rest, everywhere, commands),
      )
      expect(refusals).toEqual([{ name: first?.name, reason }])
      expect(discord.commands.map(({ name }) => name)).toEqual(commands.slice(1).map(({ name }) => name))
      discord.plan('changeCommand', { status: 400, body: { ...body, message: reason } })
      const reworded = commands.map((each) => ({ ...each, default_member_permissions: '8' }))
      const difference = await compareCommands(rest, everywhere, reworded)
      expect(await writeCommands(rest, everywhere, difference)).toEqual([{ name: second?.name, reason }])
      expect((await compareCommands(rest, everywhere, reworded)).update).toHaveLength(1)
    })
  })

  it('deletes no command that is not named, and only then', async () => {
    await withDiscord(async (rest, discord) => {
      discord.commands.push({ id: '1', name: 'weather', type: 1 }, { id: '2', name: 'old', type: 1 })
      const difference = await compareCommands(rest, everywhere, commands)
      expect(difference.unknown.map(({ name }) => name)).toEqual(['weather', 'old'])
      await writeCommands(rest, everywhere, difference, ['old'])
      const left = discord.commands.map(({ name }) => name)
      expect(left).toContain('weather')
      expect(left).not.toContain('old')
    })
  })

  it('on one server leaves out where a command may be used, which is there', async () => {
    await withDiscord(async (rest, discord) => {
      const scope = { ...everywhere, guildId: '300000000000000001' }
      await writeCommands(rest, scope, await compareCommands(rest, scope, commands))
      expect(discord.calls.at(-1)?.groups['guild']).toBe('300000000000000001')
      expect(discord.calls.at(-1)?.body).not.toHaveProperty('contexts')
      const again = await compareCommands(rest, scope, commands)
      expect([again.create, again.update]).toEqual([[], []])
    })
  })
})
