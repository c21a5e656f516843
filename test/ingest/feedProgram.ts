import { Manners } from '../../src/ingest/feeds/manners.ts'
import { FeedReader } from '../../src/ingest/feeds/reader.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { createLog } from '../../src/log.ts'
import { loadConfig } from '../../src/config.ts'
import { fetchingOf } from '../../src/ingest/fetch/settings.ts'
import { openState } from '../../src/state/open.ts'

/* The part of the program that reads feeds, with its state in a file, until it is killed. */

const config = loadConfig()
const log = createLog('silent', [])
const { state } = await openState({ config, log })
const fetching = fetchingOf(config)
const reader = new FeedReader({
  knowledge: config.KNOWLEDGE_DIR,
  state,
  log,
  fetching,
  parser: createParser(),
  manners: new Manners({ fetching, pause: 0 }),
  isAlone: true,
})
reader.start()
