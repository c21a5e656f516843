import { stderr, stdin, stdout } from 'node:process'
import { openBackgrounder } from '../command/open.ts'
import { loadConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { chat } from './chat.ts'
import { failureText } from './failure.ts'

/* The command line of `npm run chat`. */

stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === 'EPIPE' ? 0 : 1)
})

try {
  const config = loadConfig()
  const backgrounder = await openBackgrounder(config)
  const log = createLog(config.LOG_LEVEL)
  await chat({ backgrounder, input: stdin, output: stdout, dataFolder: config.DATA_DIR, log })
} catch (error) {
  stderr.write(`${failureText(error)}\n`)
  process.exitCode = 2
}
