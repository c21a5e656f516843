import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ShardingManager, type Shard } from 'discord.js'
import { reportFailure } from '../errors.ts'
import { withDeadline, LATE } from '../withDeadline.ts'
import type { Condition } from '../http/health.ts'
import type { Backgrounder } from '../command/backgrounder.ts'
import type { Log } from '../log.ts'
import type { Secret } from '../secret.ts'
import { Refused } from '../chat/connection.ts'
import { revisionIn, tellingOf } from './revisions.ts'

/** The most that a timer of Node can be set to. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** Longer than a shard takes to finish its answers. */
const GONE_WITHIN_MS = 15_000

/**
 * The gateway connection as so many shards, each in a process of its own; see shard.ts. Each has its own copy of the
 * knowledge: what one publishes, or the program itself, the others serve too.
 */
export function createShards(token: Secret, count: number, backgrounder: Backgrounder, log: Log) {
  const { store } = backgrounder
  const manager = new ShardingManager(fileURLToPath(new URL('shard.ts', import.meta.url)), {
    token: token.reveal(),
    totalShards: count,
    // Before all are ready, one that ends is a setting that is wrong; after that it is an accident.
    respawn: false,
    execArgv: ['--import', import.meta.resolve('tsx')],
  })
  let isEnding = false
  const endListening = store.onChange('telling the Discord shards', ({ snapshot }) =>
    tellAll(manager, snapshot.revision, log),
  )
  manager.on('shardCreate', (shard) => {
    watch(shard, backgrounder, log)
  })
  const deafen = async (): Promise<void> => {
    isEnding = true
    endListening()
    manager.respawn = false
    await Promise.all([...manager.shards.values()].map(end))
  }
  return {
    async open(): Promise<boolean> {
      try {
        // A shard that cannot reach Discord waits until it can. Without a bound discord.js would not wait for it at all.
        await manager.spawn({ timeout: LONGEST_TIMER_MS })
        manager.respawn = true
      } catch (cause) {
        if (isEnding) return false
        await deafen()
        throw new Refused('A Discord shard did not become ready; its own lines above say why.', { cause })
      }
      log.info({ shards: count }, 'Connected to Discord')
      return true
    },
    deafen,
    condition(): Condition {
      const lost =
        [...manager.shards.values()].filter(({ ready }) => !ready).length + count - manager.shards.size
      return {
        shards: count,
        trouble: lost > 0 ? `${lost} of ${count} Discord shards are not connected.` : undefined,
      }
    },
    close: () => Promise.resolve(),
  }
}

function watch(shard: Shard, backgrounder: Backgrounder, log: Log): void {
  shard.on('death', () => {
    log.warn({ shard: shard.id }, 'A Discord shard ended')
  })
  shard.on('error', (err) => {
    log.error({ err, shard: shard.id }, 'A Discord shard did not come back')
  })
  shard.on('message', (message: unknown) => {
    const revision = revisionIn(message)
    if (revision !== undefined && revision !== backgrounder.store.snapshot.revision)
      void catchUp(shard, revision, backgrounder).catch((error: unknown) =>
        reportFailure(log, 'The knowledge could not be reloaded', error),
      )
  })
}

/** A shard has other knowledge. Where it is this program's that is newer, the shard has looked too early. */
async function catchUp(shard: Shard, revision: string, { store, revisions }: Backgrounder): Promise<void> {
  await (revisions?.look() ?? store.reload())
  const own = store.snapshot.revision
  if (own !== revision) await shard.send(tellingOf(own))
}

/** Lets a shard finish its answers. */
async function end(shard: Shard): Promise<void> {
  const { process } = shard
  if (!process) return
  const gone = once(process, 'exit')
  process.kill('SIGTERM')
  if ((await withDeadline(gone, GONE_WITHIN_MS)) === LATE) process.kill('SIGKILL')
}

async function tellAll({ shards }: ShardingManager, revision: string, log: Log): Promise<void> {
  try {
    await Promise.all([...shards.values()].map((shard) => shard.send(tellingOf(revision))))
  } catch (err) {
    log.error({ err }, 'Not every Discord shard could be told of the knowledge')
  }
}
