import path from 'node:path'
import type { Config } from '../config.ts'
import { reportFailure } from '../errors.ts'
import { KnowledgeCache } from '../knowledge/cache.ts'
import { KnowledgeStore } from '../knowledge/store.ts'
import type { Log } from '../log.ts'
import type { Backgrounder } from './backgrounder.ts'
import { createBackgrounder } from './createBackgrounder.ts'
import type { Intake } from './intake.ts'
import { addersOf, reserved } from './list.ts'

export interface OpenOptions {
  /** Is told of what fails beside the answers; without it the process warns. */
  readonly log?: Log
  /** What articles come in by, and where it is kept what people watch; without it neither can be. Its owner closes it. */
  readonly intake?: Intake
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
  // Who only asks need not wait for what reads documents to be loaded.
  const taken = intake && (await (await import('./intake.ts')).openIntake(config, { store, log, intake }))
  return createBackgrounder(store, () => new Date(), PAGE === 'off' ? undefined : PUBLIC_URL, {
    library: taken?.library,
    revisions: taken?.revisions,
    adders: addersOf(config),
    watching: taken?.watching,
    shared: taken?.shared,
  })
}
