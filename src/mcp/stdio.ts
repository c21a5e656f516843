import { stderr } from 'node:process'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { openBackgrounder } from '../command/open.ts'
import { loadConfig, secretsOf } from '../config.ts'
import { LiveReload } from '../knowledge/liveReload.ts'
import { createLog } from '../log.ts'
import { failureText } from '../terminal/failure.ts'
import { createMcpServer } from './server.ts'

/* The command line of `npm run mcp`: the tools over standard input and output, for a client on this machine. */

try {
  const config = loadConfig()
  const log = createLog(config.LOG_LEVEL, secretsOf(config))
  const backgrounder = await openBackgrounder(config, { log })
  const mcp = createMcpServer({ backgrounder, log })
  const live = new LiveReload(() => backgrounder.store.reload(), config.KNOWLEDGE_DIR, log)
  // A topic may have come with a command of its own.
  backgrounder.store.onReload('tools', () => {
    mcp.sendToolListChanged()
  })
  await live.start()
  process.stdin.once('end', () => {
    void live.stop().then(() => process.exit(0))
  })
  await mcp.connect(new StdioServerTransport())
} catch (error) {
  stderr.write(`${failureText(error)}\n`)
  process.exitCode = 2
}
