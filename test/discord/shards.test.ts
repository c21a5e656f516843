import { memoryState } from '../../src/state/memory.ts'
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { parseConfig } from '../../src/config.ts'
import { createDiscord } from '../../src/discord/discord.ts'
import type { Platform } from '../../src/http/platform.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { Revisions } from '../../src/revision/revisions.ts'
import { embeddedState } from '../../src/state/embedded.ts'
import { recordingLog } from '../recordingLog.ts'
import { painter } from '../picture/sharedPainter.ts'
import { openBackgrounder } from './server/app.ts'
import { DiscordServer, TOKEN } from './server/discordServer.ts'
import { command, type From } from './server/interactions.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function withShards(
  token: string,
  work: (platform: Platform, discord: DiscordServer) => Promise<void>,
  given?: Backgrounder,
) {
  const discord = new DiscordServer()
  const url = await discord.start()
  // The processes of the shards read their settings themselves.
  vi.stubEnv('DISCORD_API_URL', url)
  vi.stubEnv('LOG_LEVEL', 'silent')
  const { log } = recordingLog()
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  const config = parseConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: url, DISCORD_SHARDS: '2' })
  const backgrounder = given ?? (await openBackgrounder())
  const platform = createDiscord({ config, backgrounder, log, http, painter, state: memoryState() })
  if (!platform) throw new Error('Discord is not configured')
  try {
    await work(platform, discord)
  } finally {
    await platform.stop()
    await discord.stop()
  }
}

it('are as many as the settings say, serve what one of them or the program has reloaded, and end with it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'shards-'))
  const knowledge = path.join(folder, 'knowledge')
  await cp('knowledge', knowledge, { recursive: true })
  vi.stubEnv('KNOWLEDGE_DIR', knowledge)
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'))
  const store = await KnowledgeStore.open(knowledge, reserved)
  await mkdir(path.join(folder, 'data'))
  const state = embeddedState(path.join(folder, 'data', 'state.db'))
  const revisions = await Revisions.open({ store, state, log: recordingLog().log })
  await revisions.look()
  const rename = async (to: string): Promise<void> => {
    const file = path.join(knowledge, 'figures/trade.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/name: \w+ between/, `name: ${to} between`))
  }
  const work = async (platform: Platform, discord: DiscordServer): Promise<void> => {
    let users = 220_000_000_000_000_000n
    const ask = async (shard: number, name: string, from: From = {}): Promise<string> => {
      users += 1n
      discord.gateway.dispatch(
        'INTERACTION_CREATE',
        command(name, {}, { user: String(users), ...from }),
        shard,
      )
      return JSON.stringify((await discord.next('callback')).body)
    }
    // A shard that is told of new knowledge loads it for a while; one that is not told never does.
    const untilServed = async (shard: number, words: string): Promise<void> => {
      while (!(await ask(shard, 'figures')).includes(words)) expect(discord.faults).toEqual([])
    }
    await platform.start()
    expect(discord.gateway.history.filter((what) => what === 'identify')).toHaveLength(2)
    await rename('Commerce')
    const compared = () => discord.calls.filter(({ route }) => route === 'listCommands').length
    expect(compared()).toBe(1)
    expect(await ask(0, 'figures')).toContain('Trade between')
    expect(await ask(0, 'kb reload', { managesServer: true })).toContain('change')
    expect(await ask(0, 'figures')).toContain('Commerce between')
    await untilServed(1, 'Commerce between')
    await store.reacted()
    expect(compared()).toBe(2)
    await rename('Traffic')
    await revisions.takeUp()
    await untilServed(0, 'Traffic between')
    await untilServed(1, 'Traffic between')
    await store.reacted()
    expect(compared()).toBe(3)
    await platform.stop()
    expect(discord.gateway.connections).toBe(0)
    expect(discord.faults).toEqual([])
  }
  await withShards(
    TOKEN,
    work,
    createBackgrounder(store, () => new Date(), undefined, { revisions }),
  )
  expect(revisions.recent.map(({ number }) => number)).toEqual([3, 2, 1])
  await revisions.stop()
  await state.close()
}, 90_000)

it('fails in one line where a shard cannot log in', async () => {
  await withShards('wrong', async (platform) => {
    await expect(platform.start()).rejects.toThrow(/^A Discord shard did not become ready.*$/)
  })
}, 60_000)
