import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from '../errors.ts'
import type { Log } from '../log.ts'
import { FolderTree, identityOf } from './folderTree.ts'

/** An editor saves several files at once: the folder is read when nothing has changed for so long. */
const QUIET_MS = 150
/** It is read by then, though it never gets quiet. */
const LONGEST_MS = 2_000
/** How often the path itself is checked: no watch reports that a folder above it was renamed, or a link changed. */
const LOOK_MS = 1_000
/** How long it waits to try again where a folder is there and cannot be watched. */
const LONGEST_LOOK_MS = 60_000

export interface FolderWatcherOptions {
  readonly folder: string
  /** Called when something has changed, never twice at a time; what changes meanwhile is one more call. */
  readonly changed: () => Promise<void>
  readonly log: Log
}

/**
 * Watches what a path means now: a folder that goes away and comes back, or another in its place, is watched again, and
 * is a change. It says once when it cannot watch, and once when it can again.
 */
export class FolderWatcher {
  readonly #options: FolderWatcherOptions
  readonly #ending = new AbortController()
  #tree: FolderTree | undefined
  #reason: string | undefined
  #firstChange: number | undefined
  #quiet: NodeJS.Timeout | undefined
  #working = Promise.resolve()
  #isWaiting = false
  #wait = LOOK_MS

  constructor(options: FolderWatcherOptions) {
    this.#options = options
  }

  /** Resolves when changes are seen from then on, or when it is known that they are not. */
  async start(): Promise<void> {
    await this.#look()
    void this.#keepLooking()
  }

  /** Resolves at once: what is being done about a change goes on. */
  stop(): void {
    this.#ending.abort()
    clearTimeout(this.#quiet)
    this.#tree?.close()
  }

  async #keepLooking(): Promise<void> {
    const { signal } = this.#ending
    for (;;) {
      try {
        await sleep(this.#wait, undefined, { signal, ref: false })
      } catch {
        return
      }
      if (await this.#look()) this.#change()
    }
  }

  /** @returns whether the path stands for something else than it did, or for nothing. */
  async #look(): Promise<boolean> {
    const { folder } = this.#options
    try {
      const identity = await identityOf(folder)
      if (this.#tree?.identity === identity) return false
      await this.#watchAnew()
      this.#wait = LOOK_MS
      this.#tell(undefined)
      return true
    } catch (cause) {
      this.#tree?.close()
      this.#tree = undefined
      const isGone = hasCode(cause, 'ENOENT')
      this.#wait = isGone ? LOOK_MS : Math.min(this.#wait * 2, LONGEST_LOOK_MS)
      const isNews = this.#reason === undefined
      this.#tell(isGone ? 'it is not there' : cause instanceof Error ? cause.message : String(cause))
      return isNews
    }
  }

  /** The new watch stands before the old one ends, so that nothing is missed. */
  async #watchAnew(): Promise<void> {
    const tree = await FolderTree.open(this.#options.folder, () => {
      this.#change()
    })
    this.#tree?.close()
    this.#tree = tree
    if (this.#ending.signal.aborted) tree.close()
  }

  /** A folder in it may have come, or gone and come again. */
  async #renew(): Promise<void> {
    if (!this.#tree) return
    try {
      await this.#watchAnew()
    } catch {
      this.#tree.close()
      this.#tree = undefined
      await this.#look()
    }
  }

  #tell(reason: string | undefined): void {
    const { folder, log } = this.#options
    if (reason === this.#reason || this.#ending.signal.aborted) return
    if (reason !== undefined && this.#reason === undefined)
      log.warn(
        `The knowledge folder ${folder} is not watched: ${reason}. What was loaded still serves; /kb reload reads it again.`,
      )
    if (reason === undefined) log.info(`The knowledge folder ${folder} is watched again.`)
    this.#reason = reason
  }

  #change(): void {
    if (this.#ending.signal.aborted) return
    const now = performance.now()
    this.#firstChange ??= now
    clearTimeout(this.#quiet)
    const patience = Math.max(0, Math.min(QUIET_MS, this.#firstChange + LONGEST_MS - now))
    this.#quiet = setTimeout(() => {
      this.#firstChange = undefined
      this.#handOn()
    }, patience)
  }

  /** What changes while the folder is being read may have been read before; then it is read once more. */
  #handOn(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    this.#working = this.#working.then(async () => {
      this.#isWaiting = false
      if (this.#ending.signal.aborted) return
      await this.#renew()
      await this.#options.changed()
    })
  }
}
