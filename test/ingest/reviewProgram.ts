import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { Library } from '../../src/ingest/library/library.ts'
import { createParser } from '../../src/ingest/parse/parser.ts'
import { createLog } from '../../src/log.ts'
import { memoryState } from '../../src/state/memory.ts'

/* A program that publishes and rejects by turns whatever waits in a folder, until it is killed or nothing is left. */

const knowledge = process.argv[2] ?? ''
const parser = createParser()
const library = new Library({
  knowledge,
  store: await KnowledgeStore.open(knowledge, new Set()),
  state: memoryState(),
  log: createLog('silent'),
  reading: { parser, fetching: { rules: { allowed: [], forbidden: [] }, userAgent: 'Test' } },
  mayAnybodyAdd: false,
})
const by = { id: 'test', isAdministrator: true }
process.stdout.write('ready\n')
const drafts = await library.drafts()
await Promise.all(
  drafts.map(({ id }, index) => (index % 2 === 0 ? library.publish(id, by) : library.reject(id, by))),
)
await parser.close()
