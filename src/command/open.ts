import path from 'node:path'
import type { Config } from '../config.ts'
import { KnowledgeCache } from '../knowledge/cache.ts'
import { KnowledgeStore } from '../knowledge/store.ts'
import type { Backgrounder } from './backgrounder.ts'
import { createBackgrounder } from './createBackgrounder.ts'
import { reserved } from './list.ts'

/**
 * Opens the program on the knowledge folder of the settings.
 * @throws KnowledgeError where the folder has errors; Error where it cannot be read.
 */
export async function openBackgrounder({
  KNOWLEDGE_DIR,
  DATA_DIR,
  PUBLIC_URL,
}: Config): Promise<Backgrounder> {
  const cache = new KnowledgeCache(path.join(DATA_DIR, 'cache'))
  const store = await KnowledgeStore.open(KNOWLEDGE_DIR, reserved, cache)
  return createBackgrounder(store, () => new Date(), PUBLIC_URL)
}
