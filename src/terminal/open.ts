import path from 'node:path'
import type { Backgrounder } from '../command/backgrounder.ts'
import { createBackgrounder } from '../command/createBackgrounder.ts'
import { reserved } from '../command/list.ts'
import { loadConfig, type Config } from '../config.ts'
import { KnowledgeCache } from '../knowledge/cache.ts'
import { KnowledgeStore } from '../knowledge/store.ts'

/**
 * The program as a command line has it: settings from the environment and `.env`, the knowledge of their folder.
 * @throws what `failureText` puts into words.
 */
export async function openBackgrounder(): Promise<{
  readonly config: Config
  readonly backgrounder: Backgrounder
}> {
  const config = loadConfig()
  const store = await KnowledgeStore.open(
    config.KNOWLEDGE_DIR,
    reserved,
    new KnowledgeCache(path.join(config.DATA_DIR, 'cache')),
  )
  return { config, backgrounder: createBackgrounder(store, () => new Date(), config.PUBLIC_URL) }
}
