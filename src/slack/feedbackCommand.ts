import { loadConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { openState } from '../state/open.ts'
import { allFeedback } from '../chat/feedback.ts'

/* `npm run feedback`: what readers said, a line of JSON each, the oldest first. The program may run meanwhile. */

const config = loadConfig()
const opened = await openState({ config, log: createLog(config.LOG_LEVEL), isPart: true })
for await (const said of allFeedback(opened.state)) process.stdout.write(`${JSON.stringify(said)}\n`)
await opened.close()
