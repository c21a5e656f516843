import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { parseConfig } from '../../src/config.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { LiveReload } from '../../src/knowledge/liveReload.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { SharedCards } from '../../src/correction/sharedCards.ts'
import { History } from '../../src/watch/history.ts'
import { Looks } from '../../src/watch/looks.ts'
import { Watches } from '../../src/watch/watches.ts'
import { fetchingOf } from '../../src/ingest/fetch/settings.ts'
import { Library } from '../../src/ingest/library/library.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { createLog } from '../../src/log.ts'
import { Revisions } from '../../src/revision/revisions.ts'
import { memoryState } from '../../src/state/memory.ts'
import { createPainter } from '../../src/picture/painter.ts'
import { createWeb } from '../../src/web/web.ts'

export interface Running {
  readonly url: string
  /** The address that is printed at the start. */
  readonly entrance: string
  /** The folder that is served, for a test to write in. */
  readonly folder: string
  readonly backgrounder: Backgrounder
  stop(): Promise<void>
}

/**
 * Runs the page on a copy of the knowledge that comes along, on a free port.
 * @param prepare adds to the copy.
 * @param settings as in the environment.
 */
export async function runWeb(
  prepare?: (folder: string) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const folder = await mkdtemp(path.join(tmpdir(), 'web-'))
  await cp('knowledge', folder, { recursive: true })
  await prepare?.(folder)
  const log = createLog('silent')
  const config = parseConfig({ KNOWLEDGE_DIR: folder, PORT: '0', ...settings })
  const store = await KnowledgeStore.open(folder, new Set(['actor']))
  const parser = createParser()
  const state = memoryState()
  const revisions = await Revisions.open({ store, state, log })
  await revisions.look()
  const library = new Library({
    knowledge: folder,
    store,
    publish: (by) => revisions.takeUp(by),
    state,
    log,
    reading: { parser, fetching: fetchingOf(config) },
    mayAnybodyAdd: config.ANYBODY_MAY_ADD,
  })
  const today = () => new Date('2026-01-01T00:00:00Z')
  const watching = {
    watches: new Watches(state),
    history: new History(state),
    looks: new Looks(state),
  }
  const shared = new SharedCards(state)
  const desks = { library, revisions, watching, shared }
  const backgrounder = createBackgrounder(store, today, config.PUBLIC_URL, desks)
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  const painter = createPainter({ log })
  const web = createWeb({ config, backgrounder, log, http, painter })
  const live = new LiveReload(() => revisions.takeUp(), folder, log)
  await live.start()
  await web.mount()
  const address = await http.start()
  return {
    url: address.href.replace(/\/$/, ''),
    entrance: web.entrance(address).href,
    folder,
    backgrounder,
    async stop() {
      await live.stop()
      await revisions.stop()
      await web.stop()
      await http.stop()
      await painter.close()
      await parser.close()
    },
  }
}
