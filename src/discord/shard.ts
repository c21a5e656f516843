import path from 'node:path'
import process from 'node:process'
import { openBackgrounder } from '../command/open.ts'
import { loadConfig, secretsOf } from '../config.ts'
import { createHttpServer } from '../http/server.ts'
import { createParser } from '../ingest/parse/parser.ts'
import { createLog } from '../log.ts'
import { createPainter } from '../picture/painter.ts'
import { openState } from '../state/open.ts'
import { createDiscord } from './discord.ts'
import { revisionIn, tellingOf } from './revisions.ts'

/* One shard, a process that shards.ts starts: the gateway alone. It ends when the program does that started it. */

try {
  const config = { ...loadConfig(), DISCORD_SHARDS: undefined, DISCORD_PUBLIC_KEY: undefined }
  const log = createLog(config.LOG_LEVEL, secretsOf(config))
  const http = createHttpServer({ host: config.HOST, port: 0, log })
  const painter = createPainter({ log, folder: path.join(config.DATA_DIR, 'pictures') })
  const opened = await openState({ config, log, isPart: true })
  const parser = createParser()
  const backgrounder = await openBackgrounder(config, { log, intake: { state: opened.state, parser } })
  const parts = { config, backgrounder, log, http, painter, state: opened.state }
  const platform = createDiscord(parts, { registers: false })
  const stop = async () => {
    await platform?.stop()
    await backgrounder.revisions?.stop()
    await painter.close()
    await parser.close()
    await opened.close()
    process.exit()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop())
  const { store, revisions } = backgrounder
  store.onChange('telling the program of the knowledge', ({ snapshot }) => {
    process.send?.(tellingOf(snapshot.revision))
  })
  process.on('message', (message) => {
    const revision = revisionIn(message)
    if (revision === undefined || revision === store.snapshot.revision) return
    void revisions?.look()
  })
  revisions?.start()
  await platform?.start()
  // One that was started anew after an accident may serve what was published before.
  process.send?.(tellingOf(store.snapshot.revision))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
