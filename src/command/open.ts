import path from 'node:path'
import type { Config } from '../config.ts'
import { SharedCards } from '../correction/sharedCards.ts'
import { reportFailure } from '../errors.ts'
import { fetchingOf } from '../ingest/fetch/settings.ts'
import { Library } from '../ingest/library/library.ts'
import type { Parser } from '../ingest/parse/parser.ts'
import { Catalogue } from '../ingest/shelf/catalogue.ts'
import { KnowledgeCache } from '../knowledge/cache.ts'
import { KnowledgeStore } from '../knowledge/store.ts'
import { createLog, type Log } from '../log.ts'
import { Revisions } from '../revision/revisions.ts'
import type { State } from '../state/state.ts'
import { History } from '../watch/history.ts'
import { Looks } from '../watch/looks.ts'
import { Watches } from '../watch/watches.ts'
import type { Backgrounder } from './backgrounder.ts'
import { createBackgrounder } from './createBackgrounder.ts'
import { addersOf, reserved } from './list.ts'

export interface OpenOptions {
  /** Is told of what fails beside the answers; without it the process warns. */
  readonly log?: Log
  /** What articles come in by, and where it is kept what people watch; without it neither can be. Its owner closes it. */
  readonly intake?: { readonly state: State; readonly parser: Parser }
}

/**
 * Opens the program on the knowledge folder of the settings.
 * @throws KnowledgeError where the folder has errors; Error where it cannot be read.
 */
export async function openBackgrounder(
  config: Config,
  { log, intake }: OpenOptions = {},
): Promise<Backgrounder> {
  const { KNOWLEDGE_DIR, DATA_DIR, PUBLIC_URL, PAGE } = config
  const folder = path.join(DATA_DIR, 'cache')
  const cache = new KnowledgeCache(folder, (err) =>
    log?.warn({ err, folder }, 'The knowledge cannot be kept there; starts and reloads take longer.'),
  )
  const store = await KnowledgeStore.open(KNOWLEDGE_DIR, reserved, {
    cache,
    ...(log && {
      failed: (reaction, cause) =>
        reportFailure(log, `After a reload of the knowledge: ${reaction} failed`, cause),
    }),
  })
  const ownLog = log ?? createLog(config.LOG_LEVEL)
  const revisions = intake && (await Revisions.open({ store, state: intake.state, log: ownLog }))
  const library =
    intake &&
    new Library({
      knowledge: KNOWLEDGE_DIR,
      catalogue: new Catalogue(KNOWLEDGE_DIR, folder),
      store,
      publish: (by) => revisions?.takeUp(by) ?? store.reload(),
      state: intake.state,
      log: ownLog,
      reading: { parser: intake.parser, fetching: fetchingOf(config) },
      mayAnybodyAdd: config.ANYBODY_MAY_ADD,
    })
  return createBackgrounder(store, () => new Date(), PAGE === 'off' ? undefined : PUBLIC_URL, {
    library,
    revisions,
    adders: addersOf(config),
    watching: intake && {
      watches: new Watches(intake.state),
      history: new History(intake.state),
      looks: new Looks(intake.state),
    },
    shared: intake && new SharedCards(intake.state),
  })
}
