import { App, ExpressReceiver } from '@slack/bolt'
import { createBackgrounder } from '../src/command/createBackgrounder.ts'
import { reserved } from '../src/command/list.ts'
import { parseConfig } from '../src/config.ts'
import { createHttpServer } from '../src/http/server.ts'
import { KnowledgeStore } from '../src/knowledge/store.ts'
import { createLog } from '../src/log.ts'
import { memoryState } from '../src/state/memory.ts'
import { createPainter } from '../src/picture/painter.ts'
import { createSlack } from '../src/slack/slack.ts'

/*
 * The server of bench/slack.ts, a process of its own: `adapter` is the program, `anew` is the program with a clock
 * that leaps, so that no answer is kept for the next who asks, and `bare` is a Bolt app that acknowledges and responds
 * with a constant. Its address goes to standard output.
 */
const [which = '', signingSecret = '', apiUrl = ''] = process.argv.slice(2)
const TOKEN = 'xoxb-bench'

const log = createLog('error')
const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
await (which === 'bare' ? serveBare() : serveAdapter())
process.stdout.write(`${(await http.start()).href}\n`)

async function serveAdapter(): Promise<void> {
  const store = await KnowledgeStore.open('knowledge', reserved)
  const config = parseConfig({
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    LOG_LEVEL: 'error',
  })
  const today = which === 'anew' ? leapingClock() : () => new Date()
  const backgrounder = createBackgrounder(store, today)
  const painter = createPainter({ log })
  const slack = createSlack({ config, backgrounder, log, http, painter, state: memoryState() })
  await slack?.mount()
  await slack?.start()
}

/** Every look at it is a day later, and replies are kept for a day. */
function leapingClock(): () => Date {
  let days = 0
  return () => new Date(Date.UTC(2026, 0, (days += 1)))
}

/** An answer with as many characters as a card's. */
const CONSTANT = {
  response_type: 'ephemeral' as const,
  text: 'x'.repeat(4_000),
  blocks: Array.from({ length: 4 }, () => ({
    type: 'section' as const,
    text: { type: 'plain_text' as const, text: 'x'.repeat(2_500) },
  })),
}

async function serveBare(): Promise<void> {
  const receiver = new ExpressReceiver({ signingSecret, endpoints: '/slack/events', app: http.app })
  const app = new App({
    receiver,
    token: TOKEN,
    clientOptions: { slackApiUrl: apiUrl },
    deferInitialization: true,
    convoStore: false,
  })
  app.command('/actor', async ({ ack, respond }) => {
    await ack()
    await respond(CONSTANT)
  })
  await app.init()
}
