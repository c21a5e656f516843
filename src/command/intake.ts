import path from 'node:path'
import type { Config } from '../config.ts'
import { SharedCards } from '../correction/sharedCards.ts'
import { fetchingOf } from '../ingest/fetch/settings.ts'
import { Library } from '../ingest/library/library.ts'
import type { Parser } from '../ingest/parse/parser.ts'
import { Catalogue } from '../ingest/shelf/catalogue.ts'
import type { KnowledgeStore } from '../knowledge/store.ts'
import { createLog, type Log } from '../log.ts'
import { Revisions } from '../revision/revisions.ts'
import type { State } from '../state/state.ts'
import { History } from '../watch/history.ts'
import { Looks } from '../watch/looks.ts'
import { Watches } from '../watch/watches.ts'

/** What articles come in by, and where it is kept what people watch. */
export interface Intake {
  readonly state: State
  readonly parser: Parser
  /** What the folder has, for all parts of the program that add to it; by default one that only the doors use. */
  readonly catalogue?: Catalogue
}

/** What was opened. */
interface Opened {
  readonly library: Library
  readonly revisions: Revisions
  readonly watching: { readonly watches: Watches; readonly history: History; readonly looks: Looks }
  readonly shared: SharedCards
}

/** Opens what takes articles in, what the knowledge was and is for all replicas, what is watched and what is shared. */
export async function openIntake(
  config: Config,
  {
    store,
    log = createLog(config.LOG_LEVEL),
    intake: { state, parser, catalogue },
  }: { readonly store: KnowledgeStore; readonly log: Log | undefined; readonly intake: Intake },
): Promise<Opened> {
  const { KNOWLEDGE_DIR, DATA_DIR } = config
  const revisions = await Revisions.open({ store, state, log })
  const library = new Library({
    knowledge: KNOWLEDGE_DIR,
    catalogue: catalogue ?? new Catalogue(KNOWLEDGE_DIR, path.join(DATA_DIR, 'cache')),
    store,
    publish: (by) => revisions.takeUp(by),
    state,
    log,
    reading: { parser, fetching: fetchingOf(config) },
    mayAnybodyAdd: config.ANYBODY_MAY_ADD,
  })
  const watching = { watches: new Watches(state), history: new History(state), looks: new Looks(state) }
  return { library, revisions, watching, shared: new SharedCards(state) }
}
