import { reportFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { FolderWatcher } from './folderWatcher.ts'

/** Reloads the knowledge when its folder changes. The store's `onReload` tells what came of it. */
export class LiveReload {
  readonly #watcher: FolderWatcher

  /** @param reload takes up what the folder has now; one with errors leaves the good snapshot serving. */
  constructor(reload: () => Promise<unknown>, folder: string, log: Log) {
    this.#watcher = new FolderWatcher({
      folder,
      log,
      changed: async () => {
        try {
          await reload()
        } catch (error) {
          reportFailure(log, 'The knowledge folder could not be read; what was loaded still serves', error)
        }
      },
    })
  }

  /** Resolves when changes are seen from then on. */
  start(): Promise<void> {
    return this.#watcher.start()
  }

  stop(): Promise<void> {
    this.#watcher.stop()
    return Promise.resolve()
  }
}
