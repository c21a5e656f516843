import { watch, type FSWatcher } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { hasCode } from '../errors.ts'

/** Each takes a watch of the operating system's; a knowledge folder has a few dozen. */
const MOST_FOLDERS = 5_000

/** A folder and all below it, watched. Links are never followed out of it, for nothing that they lead to is read. */
export class FolderTree {
  /** What the path stood for when it was opened. */
  readonly identity: string
  readonly #root: string
  readonly #changed: () => void
  readonly #watchers: FSWatcher[] = []

  private constructor(root: string, identity: string, changed: () => void) {
    this.#root = root
    this.identity = identity
    this.#changed = changed
  }

  /**
   * @param changed is called at every change, often many times for one.
   * @throws Error where a folder cannot be watched, or where there are too many.
   */
  static async open(folder: string, changed: () => void): Promise<FolderTree> {
    const tree = new FolderTree(await realpath(folder), await identityOf(folder), changed)
    try {
      await tree.#watchAll()
      return tree
    } catch (error) {
      tree.close()
      throw error
    }
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close()
  }

  async #watchAll(): Promise<void> {
    const waiting = [this.#root]
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      if (this.#watchers.length >= MOST_FOLDERS)
        throw new Error(`There are more than ${MOST_FOLDERS} folders in it.`)
      // First the watch, then the look: what comes in between is heard of.
      this.#watch(folder)
      const entries = await readdir(folder, { withFileTypes: true }).catch(ifGone)
      for (const entry of entries)
        if (entry.isDirectory() && !isHidden(entry.name)) waiting.push(path.join(folder, entry.name))
    }
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || !isHidden(name)) this.#changed()
      })
      watcher.on('error', this.#changed)
      this.#watchers.push(watcher)
    } catch (cause) {
      ifGone(cause)
    }
  }
}

/** Tells apart what a path has stood for: another folder in its place is another, also one of the same name. */
export async function identityOf(folder: string): Promise<string> {
  const { dev, ino, birthtimeNs } = await stat(folder, { bigint: true })
  return [await realpath(folder), dev, ino, birthtimeNs].join(' ')
}

/** An editor's own files beside those that it writes, and a version control's. */
function isHidden(name: string): boolean {
  return name.startsWith('.')
}

/** A folder that has gone meanwhile is a change, and heard of as one. */
function ifGone(cause: unknown): [] {
  if (hasCode(cause, 'ENOENT')) return []
  throw cause
}
