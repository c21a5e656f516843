import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { builtProgram } from '../builtProgram.ts'
import { DiscordServer, TOKEN } from './server/discordServer.ts'

const run = promisify(execFile)

const SOURCE = ['--import', 'tsx', 'src/discord/register.ts']

/** Runs `npm run discord:register` as its own process, compiled before. */
function register(settings: Readonly<Record<string, string>>, ...args: string[]) {
  return runProgram([builtProgram('src/discord/register.ts'), ...args], settings)
}

async function runProgram(program: readonly string[], settings: Readonly<Record<string, string>>) {
  // Settings that are there, if only empty, are not taken from a `.env` beside the program.
  const none = { DISCORD_TOKEN: '', DISCORD_APPLICATION_ID: '', DISCORD_GUILD_ID: '', DISCORD_API_URL: '' }
  const env = { PATH: process.env['PATH'], ...none, ...settings }
  try {
    return { code: 0, ...(await run(process.execPath, program, { env })) }
  } catch (error) {
    const { data } = z.object({ code: z.int(), stderr: z.string() }).safeParse(error)
    if (data) return { ...data, stdout: '' }
    throw error
  }
}

describe('npm run discord:register', () => {
  it('shows what it would write, writes it, and finds nothing more to write', async () => {
    const discord = new DiscordServer()
    const settings = { DISCORD_API_URL: await discord.start(), DISCORD_TOKEN: TOKEN }
    discord.commands.push({ id: '1', name: 'weather', type: 1 })
    try {
      const dry = await register(settings, '--dry-run')
      expect(dry.stdout).toContain('  + actor: new\n')
      expect(dry.stdout).toContain('  ? weather: unknown to this program, left alone (--delete weather)\n')
      expect(discord.commands).toHaveLength(1)
      expect((await register(settings)).stdout).toMatch(/Registered\.\n$/)
      expect((await register(settings, '--delete', 'weather')).stdout).toContain('  - weather: deleted\n')
      expect(discord.commands.map(({ name }) => name)).not.toContain('weather')
      expect((await register(settings, '--dry-run')).stdout).not.toMatch(/^ {2}[+~?-]/m)
      expect(discord.faults).toEqual([])
    } finally {
      await discord.stop()
    }
  }, 60_000)

  it('says in one line what is missing or wrong, and fails', async () => {
    const discord = new DiscordServer()
    const url = await discord.start()
    try {
      const missing = await register({})
      expect(missing.code).toBe(1)
      expect(missing.stderr).toMatch(/^DISCORD_TOKEN is not set: .*\n$/)
      const wrong = await register({ DISCORD_API_URL: url, DISCORD_TOKEN: 'wrong' })
      expect(wrong.code).toBe(1)
      expect(wrong.stderr).toMatch(/^Discord refused DISCORD_TOKEN.*\n$/)
    } finally {
      await discord.stop()
    }
  }, 60_000)

  it('prints where the app is added to a server and to an account', async () => {
    const { stdout } = await runProgram([...SOURCE, '--invite'], {
      DISCORD_APPLICATION_ID: '100000000000000001',
    })
    const links = stdout.match(/https:\S+/g)?.map((link) => Object.fromEntries(new URL(link).searchParams))
    expect(links).toEqual([
      {
        client_id: '100000000000000001',
        integration_type: '0',
        scope: 'bot applications.commands',
        permissions: '274878008320',
      },
      { client_id: '100000000000000001', integration_type: '1', scope: 'applications.commands' },
    ])
  }, 60_000)
})
