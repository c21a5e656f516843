import { stderr, stdin, stdout } from 'node:process'
import { openBackgrounder } from '../command/open.ts'
import { loadConfig } from '../config.ts'
import { createParser } from '../ingest/parse/parser.ts'
import { createLog } from '../log.ts'
import { openState } from '../state/open.ts'
import { chat } from './chat.ts'
import { failureText } from './failure.ts'

/* The command line of `npm run chat`. */

stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? 0 : 1)
})

try {
  const config = loadConfig()
  const log = createLog(config.LOG_LEVEL)
  // It may run beside the program, whose data folder it is.
  const opened = await openState({ config, log, isPart: true })
  const parser = createParser()
  try {
    const backgrounder = await openBackgrounder(config, { intake: { state: opened.state, parser } })
    await chat({ backgrounder, input: stdin, output: stdout, dataFolder: config.DATA_DIR, log })
  } finally {
    await parser.close()
    await opened.close()
  }
} catch (error) {
  stderr.write(`${failureText(error)}\n`)
  process.exitCode = 2
}
