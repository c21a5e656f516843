import { afterEach, expect, it, vi } from 'vitest'
import { parseConfig } from '../../src/config.ts'
import { createDiscord } from '../../src/discord/discord.ts'
import type { Platform } from '../../src/http/platform.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { recordingLog } from '../recordingLog.ts'
import { openBackgrounder, painter } from './server/app.ts'
import { DiscordServer, TOKEN } from './server/discordServer.ts'
import { command } from './server/interactions.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function withShards(
  token: string,
  work: (platform: Platform, discord: DiscordServer) => Promise<void>,
) {
  const discord = new DiscordServer()
  const url = await discord.start()
  // The processes of the shards read their settings themselves.
  vi.stubEnv('DISCORD_API_URL', url)
  vi.stubEnv('LOG_LEVEL', 'silent')
  const { log } = recordingLog()
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  const config = parseConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: url, DISCORD_SHARDS: '2' })
  const backgrounder = await openBackgrounder()
  const platform = createDiscord({ config, backgrounder, log, http, painter })
  if (!platform) throw new Error('Discord is not configured')
  try {
    await work(platform, discord)
  } finally {
    await platform.stop()
    await discord.stop()
  }
}

it('connects as many shards as the settings say, each in a process of its own, and ends them', async () => {
  await withShards(TOKEN, async (platform, discord) => {
    await platform.start()
    expect(discord.gateway.history.filter((what) => what === 'identify')).toHaveLength(2)
    const asked = command('actor', { name: 'TTP' })
    discord.gateway.dispatch('INTERACTION_CREATE', asked)
    expect((await discord.next('callback')).groups['id']).toBe(asked.id)
    await platform.stop()
    expect(discord.gateway.connections).toBe(0)
    expect(discord.faults).toEqual([])
  })
}, 90_000)

it('fails in one line where a shard cannot log in', async () => {
  await withShards('wrong', async (platform) => {
    await expect(platform.start()).rejects.toThrow(/^A Discord shard did not become ready.*$/)
  })
}, 60_000)
