import path from 'node:path'
import process from 'node:process'
import type { Backgrounder } from '../command/backgrounder.ts'
import { openBackgrounder } from '../command/open.ts'
import { loadConfig } from '../config.ts'
import { reportFailure } from '../errors.ts'
import { createHttpServer } from '../http/server.ts'
import { createLog } from '../log.ts'
import { createPainter } from '../picture/painter.ts'
import { openState } from '../state/open.ts'
import { createDiscord } from './discord.ts'
import { RELOADED } from './shards.ts'

/* One shard, a process that shards.ts starts: the gateway alone. It ends when the program does that started it. */

try {
  const config = { ...loadConfig(), DISCORD_SHARDS: undefined, DISCORD_PUBLIC_KEY: undefined }
  const log = createLog(config.LOG_LEVEL)
  const backgrounder = tellingOfReloads(await openBackgrounder(config, log))
  const http = createHttpServer({ host: config.HOST, port: 0, log })
  const painter = createPainter({ log, folder: path.join(config.DATA_DIR, 'pictures') })
  const opened = await openState({ config, log, isPart: true })
  const platform = createDiscord({ config, backgrounder, log, http, painter, state: opened.state })
  const stop = async () => {
    await platform?.stop()
    await painter.close()
    await opened.close()
    process.exit()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop())
  process.on('message', (message) => {
    if (message !== RELOADED) return
    backgrounder.store
      .reload()
      .catch((error: unknown) => reportFailure(log, 'A shard could not reload', error))
  })
  await platform?.start()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

/** The program, telling whoever started this process when a reader has made it reload. */
function tellingOfReloads(backgrounder: Backgrounder): Backgrounder {
  return {
    ...backgrounder,
    get specifications() {
      return backgrounder.specifications
    },
    async reply(...asked) {
      const before = backgrounder.store.snapshot
      const reply = await backgrounder.reply(...asked)
      const [{ command }] = asked
      if (command === 'kb reload' && backgrounder.store.snapshot !== before) process.send?.(RELOADED)
      return reply
    },
  }
}
