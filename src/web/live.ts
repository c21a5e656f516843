import { EventEmitter } from 'node:events'
import { watch, type FSWatcher } from 'chokidar'
import type { KnowledgeStore, Reload } from '../knowledge/store.ts'
import type { Log } from '../log.ts'
import { problemLine } from '../source/problem.ts'
import type { KnowledgeNews } from './protocol.ts'

/** An editor saves several files at once: the folder is read when nothing has changed for so long. */
const QUIET_MILLISECONDS = 150

/** Watches a knowledge folder and reloads it; a folder that has errors leaves the good snapshot serving. */
export class LiveKnowledge {
  readonly #store: KnowledgeStore
  readonly #log: Log
  readonly #listeners = new EventEmitter<{ news: [KnowledgeNews] }>().setMaxListeners(0)
  #last: Reload | undefined
  #watcher: FSWatcher | undefined
  #timer: NodeJS.Timeout | undefined
  #isReloading = false
  #isStale = false

  constructor(store: KnowledgeStore, log: Log) {
    this.#store = store
    this.#log = log
  }

  /** Resolves when changes are seen from then on. */
  async start(folder: string): Promise<void> {
    const watcher = watch(folder, { ignoreInitial: true, ignored: (path) => /[\\/]\.[^\\/]+$/.test(path) })
    this.#watcher = watcher
    watcher.on('all', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#reload(), QUIET_MILLISECONDS)
    })
    watcher.on('error', (err) => {
      this.#log.warn({ err }, 'The knowledge folder cannot be watched; /kb reload reads it again.')
    })
    await new Promise<void>((resolve) => watcher.once('ready', resolve))
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#watcher?.close()
  }

  /** What is known of the folder now. */
  get news(): KnowledgeNews {
    const { revision, problems } = this.#store.snapshot
    const last = this.#last
    return {
      revision,
      isServing: last?.swapped !== false,
      problems: (last?.problems ?? problems).map(problemLine),
    }
  }

  /** @returns what ends it. */
  listen(listener: (news: KnowledgeNews) => void): () => void {
    this.#listeners.on('news', listener)
    return () => this.#listeners.off('news', listener)
  }

  /** What is saved while the folder is being read may have been read before; then it is read once more. */
  async #reload(): Promise<void> {
    this.#isStale = true
    if (this.#isReloading) return
    this.#isReloading = true
    while (this.#isStale) {
      this.#isStale = false
      await this.#reloadOnce()
    }
    this.#isReloading = false
  }

  async #reloadOnce(): Promise<void> {
    try {
      this.#last = await this.#store.reload()
      this.#listeners.emit('news', this.news)
    } catch (err) {
      this.#log.error({ err }, 'The knowledge folder could not be read; what was loaded before still serves.')
    }
  }
}
