import { monitorEventLoopDelay } from 'node:perf_hooks'
import { LogLevel, WebClient } from '@slack/web-api'
import { REST } from 'discord.js'
import { z } from 'zod'
import { Watching } from '../src/chat/watching.ts'
import { createBackgrounder } from '../src/command/createBackgrounder.ts'
import { reserved } from '../src/command/list.ts'
import { parseConfig } from '../src/config.ts'
import { SharedCards } from '../src/correction/sharedCards.ts'
import { DiscordApi } from '../src/discord/api.ts'
import { DISCORD_CAPACITY } from '../src/discord/limits.ts'
import { Messages } from '../src/discord/messages.ts'
import { createPosting as createDiscordPosting } from '../src/discord/posting.ts'
import { KnowledgeStore } from '../src/knowledge/store.ts'
import { createLog } from '../src/log.ts'
import { createPainter } from '../src/picture/painter.ts'
import { SLACK_CAPACITY } from '../src/slack/message.ts'
import { createPosting as createSlackPosting } from '../src/slack/posting.ts'
import { openState } from '../src/state/open.ts'
import { History } from '../src/watch/history.ts'
import { Looks } from '../src/watch/looks.ts'
import { Watches } from '../src/watch/watches.ts'

/* One of two replicas of posting.ts: watches posted through the real clients, by a clock that it is told. */

const told = z.object({ clock: z.number(), reload: z.boolean() })
const { DATABASE_URL, DATA_DIR, KNOWLEDGE, DISCORD, SLACK } = z
  .object({
    DATABASE_URL: z.string(),
    DATA_DIR: z.string(),
    KNOWLEDGE: z.string(),
    DISCORD: z.string(),
    SLACK: z.string(),
  })
  .parse(process.env)

let clock = 0
const now = () => clock
const log = createLog('silent')
const { state } = await openState({ config: parseConfig({ DATABASE_URL, DATA_DIR }), log, isPart: true })
const store = await KnowledgeStore.open(KNOWLEDGE, reserved)
const watching = {
  watches: new Watches(state, now),
  history: new History(state),
  looks: new Looks(state),
}
const shared = new SharedCards(state, now)
const backgrounder = createBackgrounder(store, () => new Date(clock), undefined, { watching, shared })
let unsure = 0
const logLevel = LogLevel.ERROR
const client = new WebClient('xoxb-bench', { slackApiUrl: SLACK, logLevel })
const nothing = { of: () => Promise.resolve(undefined), refused: () => undefined, doWithout: () => undefined }
const slack = createSlackPosting({
  clientOf: () => Promise.resolve(client),
  singleOf: ({ token }) =>
    new WebClient(token, {
      slackApiUrl: SLACK,
      logLevel,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
  pictures: nothing,
  delay: 20,
  unsure: () => {
    unsure += 1
  },
})
const rest = new REST({ api: DISCORD }).setToken('bench')
const messages = new Messages(createPainter({ log }))
const discord = createDiscordPosting(new DiscordApi(rest, log), messages)
const posting = new Watching({
  backgrounder,
  outlets: new Map([
    ['discord', { posting: discord, capacity: DISCORD_CAPACITY }],
    ['slack', { posting: slack, capacity: SLACK_CAPACITY }],
  ]),
  state,
  log,
  now,
})
const delay = monitorEventLoopDelay({ resolution: 5 })
process.on('message', (message) => {
  const { clock: time, reload } = told.parse(message)
  clock = time
  if (reload) void store.reload()
  posting.wake()
  process.send?.({ unsure, delay: { p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 } })
})
process.on('disconnect', () => process.exit())
clock = Number(process.env['CLOCK'])
await posting.start()
delay.enable()
process.send?.({ unsure, delay: { p99: 0, most: 0 } })
