import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ShardingManager, type Shard } from 'discord.js'
import { reportFailure } from '../errors.ts'
import type { Platform } from '../http/platform.ts'
import { inTime, LATE } from '../inTime.ts'
import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Log } from '../log.ts'
import type { Secret } from '../secret.ts'

/** What a shard sends when a reader made it reload, and is sent when the program has other knowledge. */
export const RELOADED = 'reloaded'

const READY_WITHIN_MS = 60_000
/** Longer than a shard takes to finish its answers. */
const GONE_WITHIN_MS = 15_000

/**
 * The gateway connection as so many shards, each in a process of its own; see shard.ts. Each has its own copy of the
 * knowledge: what one reloads, or the program itself, the others reload too.
 */
export function createShards(token: Secret, count: number, store: KnowledgeStore, log: Log): Platform {
  const manager = new ShardingManager(fileURLToPath(new URL('shard.ts', import.meta.url)), {
    token: token.reveal(),
    totalShards: count,
    // Before all are ready, one that ends is a setting that is wrong; after that it is an accident.
    respawn: false,
    execArgv: ['--import', import.meta.resolve('tsx')],
  })
  const endListening = store.onChange('telling the Discord shards', () => tellAll(manager, log))
  const stop = async () => {
    endListening()
    manager.respawn = false
    await Promise.all([...manager.shards.values()].map(end))
  }
  manager.on('shardCreate', (shard) => {
    shard.on('death', () => {
      log.warn({ shard: shard.id }, 'A Discord shard ended')
    })
    shard.on('error', (err) => {
      log.error({ err, shard: shard.id }, 'A Discord shard did not come back')
    })
    shard.on('message', (message: unknown) => {
      if (message !== RELOADED) return
      store
        .reload()
        .catch((error: unknown) => reportFailure(log, 'The knowledge could not be reloaded', error))
    })
  })
  return {
    async start() {
      try {
        await manager.spawn({ timeout: READY_WITHIN_MS })
        manager.respawn = true
      } catch (cause) {
        await stop()
        throw new Error('A Discord shard did not become ready; its own lines above say why.', { cause })
      }
      log.info({ shards: count }, 'Connected to Discord')
    },
    stop,
  }
}

/** Lets a shard finish its answers. */
async function end(shard: Shard): Promise<void> {
  const { process } = shard
  if (!process) return
  const gone = once(process, 'exit')
  process.kill('SIGTERM')
  if ((await inTime(gone, GONE_WITHIN_MS)) === LATE) process.kill('SIGKILL')
}

async function tellAll({ shards }: ShardingManager, log: Log): Promise<void> {
  try {
    await Promise.all([...shards.values()].map((shard) => shard.send(RELOADED)))
  } catch (err) {
    log.error({ err }, 'Not every Discord shard could be told to reload')
  }
}
