import path from 'node:path'
import type { Config } from '../config.ts'
import { reportFailure } from '../errors.ts'
import { KnowledgeCache } from '../knowledge/cache.ts'
import { KnowledgeStore } from '../knowledge/store.ts'
import type { Log } from '../log.ts'
import type { Backgrounder } from './backgrounder.ts'
import { createBackgrounder } from './createBackgrounder.ts'
import { reserved } from './list.ts'

/**
 * Opens the program on the knowledge folder of the settings.
 * @param log is told of what fails beside the answers; without it the process warns.
 * @throws KnowledgeError where the folder has errors; Error where it cannot be read.
 */
export async function openBackgrounder(
  { KNOWLEDGE_DIR, DATA_DIR, PUBLIC_URL, PAGE }: Config,
  log?: Log,
): Promise<Backgrounder> {
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
  return createBackgrounder(store, () => new Date(), PAGE === 'off' ? undefined : PUBLIC_URL)
}
