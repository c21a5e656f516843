import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll } from 'vitest'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import type { Backgrounder } from '../../src/command/backgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { Library } from '../../src/ingest/library/library.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { memoryState } from '../../src/state/memory.ts'
import { recordingLog } from '../recordingLog.ts'
import { temporaryFolder } from '../terminal/commandLine.ts'
import { articlePage, webOf, type Route, type TestWeb } from './web.ts'

const HEAD =
  '<meta property="article:published_time" content="2031-11-04T01:30:00Z"><meta property="og:site_name" content="The Lune Herald">'

/** The id of the article at /ferry. */
export const FERRY = '2031-11-04-ferry-stops-for-winter'

const parser = createParser()
afterAll(() => parser.close())

export interface Desk {
  readonly web: TestWeb
  readonly knowledge: string
  readonly program: Backgrounder
  readonly library: Library
  /** The address of an article. */
  readonly ferry: string
}

/** The program on a folder with one source, and a web with one article. */
export async function desk(
  mayAnybodyAdd = false,
  routes: Record<string, Route | string> = {},
): Promise<Desk> {
  const web = await webOf({ '/ferry': articlePage({ head: HEAD }), ...routes })
  const knowledge = temporaryFolder()
  mkdirSync(path.join(knowledge, 'sources'))
  writeFileSync(
    path.join(knowledge, 'sources', 'bridge.md'),
    '---\ntitle: The bridge\n---\nThe bridge opened.\n',
  )
  const store = await KnowledgeStore.open(knowledge, reserved)
  const library = new Library({
    knowledge,
    store,
    state: memoryState(),
    log: recordingLog().log,
    reading: { parser, fetching: { rules: { allowed: ['127.0.0.1'], forbidden: [] }, userAgent: 'Test' } },
    mayAnybodyAdd,
  })
  const adders = mayAnybodyAdd ? 'everyone' : 'administrators'
  const program = createBackgrounder(store, () => new Date('2031-11-05'), undefined, { library, adders })
  return { web, knowledge, program, library, ferry: web.url('/ferry') }
}
