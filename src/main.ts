import path from 'node:path'
import { correctingOf } from './chat/correcting.ts'
import { Watching, type Outlet } from './chat/watching.ts'
import { openBackgrounder } from './command/open.ts'
import { loadConfig, secretsOf } from './config.ts'
import { createDiscord } from './discord/discord.ts'
import { DISCORD_CAPACITY } from './discord/limits.ts'
import { Manners } from './ingest/feeds/manners.ts'
import { FeedReader } from './ingest/feeds/reader.ts'
import { fetchingOf } from './ingest/fetch/settings.ts'
import { ArticleFollower } from './ingest/follow/follower.ts'
import { createParser } from './ingest/parse/parser.ts'
import { Catalogue } from './ingest/shelf/catalogue.ts'
import { knowledgeCondition } from './http/knowledgeCondition.ts'
import { measureHealth, measureKnowledge, measureLibrary, measureRevisions } from './http/partMetrics.ts'
import { createHttpServer } from './http/server.ts'
import { LiveReload } from './knowledge/liveReload.ts'
import { createLog } from './log.ts'
import { createPainter } from './picture/painter.ts'
import { SLACK_CAPACITY } from './slack/message.ts'
import { createSlack } from './slack/slack.ts'
import { openState } from './state/open.ts'
import { failureText } from './terminal/failure.ts'
import { createWeb } from './web/web.ts'

/* The whole program: the local page, and every platform that has its settings. */

try {
  const config = loadConfig()
  const log = createLog(config.LOG_LEVEL, secretsOf(config))
  const opened = await openState({ config, log })
  const parser = createParser()
  const catalogue = new Catalogue(config.KNOWLEDGE_DIR, path.join(config.DATA_DIR, 'cache'))
  const backgrounder = await openBackgrounder(config, {
    log,
    intake: { state: opened.state, parser, catalogue },
  })
  const { revisions } = backgrounder
  const http = createHttpServer({
    host: config.HOST,
    port: config.PORT,
    log,
    metricsToken: config.METRICS_TOKEN,
  })
  const { metrics } = http
  const painter = createPainter({
    log,
    folder: path.join(config.DATA_DIR, 'pictures'),
    onDrawn: (seconds) => {
      metrics.drawn(seconds)
    },
  })
  const parts = { config, backgrounder, log, http, painter, state: opened.state }
  const web = createWeb(parts)
  const fetching = fetchingOf(config)
  const manners = new Manners({ fetching })
  const ingest = { catalogue, state: opened.state, log, parser, manners }
  const feeds = new FeedReader({
    ...ingest,
    knowledge: config.KNOWLEDGE_DIR,
    fetching,
    isAlone: config.DATABASE_URL === undefined,
    isQuoted: (id) =>
      [...backgrounder.store.snapshot.facts.values()].some(({ quotes }) =>
        quotes.some(({ source }) => source === id),
      ),
  })
  const follower = new ArticleFollower(ingest)
  const live = new LiveReload(
    () => revisions?.takeUp() ?? backgrounder.store.reload(),
    config.KNOWLEDGE_DIR,
    log,
  )
  const discord = createDiscord(parts)
  const slack = createSlack(parts)
  // Whoever offers no tools does not wait until their protocol is loaded.
  const mcp = config.MCP_TOKEN && (await import('./mcp/http.ts')).createMcpHttp(parts)
  const platforms = [web, mcp, discord, slack].flatMap((platform) => platform ?? [])
  const outlets = new Map<string, Outlet>()
  if (discord?.posting) outlets.set('discord', { posting: discord.posting, capacity: DISCORD_CAPACITY })
  if (slack) outlets.set('slack', { posting: slack.posting, capacity: SLACK_CAPACITY })
  const watching = new Watching({ backgrounder, outlets, state: opened.state, log })
  const correcting = correctingOf(backgrounder, { outlets, state: opened.state, log })
  const stop = async (): Promise<void> => {
    const published = revisions ? [revisions] : []
    const corrected = correcting ? [correcting] : []
    const running = [live, ...published, feeds, follower, watching, ...corrected, http, ...platforms]
    await Promise.all(running.map((part) => part.stop()))
    await painter.close()
    await parser.close()
    await opened.close()
    process.exit()
  }
  http.health.add('knowledge', () => knowledgeCondition(backgrounder.store, revisions?.standing))
  for (const platform of platforms) http.health.add(platform.name, () => platform.condition())
  measureKnowledge(metrics, backgrounder.store)
  if (revisions) measureRevisions(metrics, () => revisions.standing)
  measureHealth(metrics, http.health)
  const { library } = backgrounder
  if (library) {
    http.health.add('library', () => ({ ...library.counts }))
    measureLibrary(metrics, library)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
  await live.start()
  for (const platform of platforms) await platform.mount()
  const address = await http.start()
  revisions?.start()
  feeds.start()
  follower.start()
  await correcting?.start()
  await watching.start()
  parser.warm('html')
  process.stdout.write(`Backgrounder is at ${web.entrance(address).href}\n`)
  // One that cannot connect is told of, and the others serve.
  for (const platform of platforms)
    platform.start().catch((error: unknown) => {
      log.error(failureText(error))
    })
} catch (error) {
  process.stderr.write(`${failureText(error)}\n`)
  process.exit(1)
}
