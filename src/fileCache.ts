import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A file that has not been finished for so long never will be. */
const ABANDONED_MILLISECONDS = 60 * 60 * 1000

export interface FileCacheOptions {
  /** Made when something is first written to it. Other files in it are left alone. */
  readonly folder: string
  /** How its files are named: this, a key, and `suffix`. */
  readonly prefix: string
  readonly suffix: string
  /** How many files are kept: the newest. */
  readonly most: number
  /**
   * Is told why something could not be kept, once until something can be kept again: a full disk is one piece of news,
   * not one for each file. Whoever wanted it kept goes on all the same.
   */
  readonly warn: (cause: unknown) => void
}

/**
 * Keeps on disk what takes long to make, each under a key that is equal for equal contents. Several programs may share
 * the folder, and a file may be deleted at any time.
 */
export class FileCache {
  readonly #options: FileCacheOptions
  #isFailing = false

  constructor(options: FileCacheOptions) {
    this.#options = options
  }

  /** @param key of lower-case hexadecimal digits; nothing is kept under any other. */
  async read(key: string): Promise<Buffer | undefined> {
    return KEY.test(key) ? readFile(this.#file(key)).catch(() => undefined) : undefined
  }

  /** Makes a file as new as one that was just written; false if it is not there. */
  async touch(key: string): Promise<boolean> {
    const now = new Date()
    return utimes(this.#file(key), now, now).then(
      () => true,
      () => false,
    )
  }

  /** Writes a file whole or not at all, and deletes what is old. Never rejects. */
  async write(key: string, bytes: Uint8Array): Promise<void> {
    const { folder, warn } = this.#options
    const unfinished = `${this.#file(key)}.${process.pid}`
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(unfinished, bytes, { mode: 0o600 })
      await rename(unfinished, this.#file(key))
      await this.#clean(path.basename(this.#file(key)))
      this.#isFailing = false
    } catch (cause) {
      await rm(unfinished, { force: true }).catch(() => undefined)
      if (!this.#isFailing) warn(cause)
      this.#isFailing = true
    }
  }

  /** Deletes all but the newest files. */
  async #clean(current: string): Promise<void> {
    const { folder, most } = this.#options
    const names = (await readdir(folder)).filter((name) => name !== current)
    const finished = names.filter((name) => this.#keyIn(name) !== undefined)
    const unfinished = names.filter(
      (name) => UNFINISHED.test(name) && this.#keyIn(name.replace(UNFINISHED, '')) !== undefined,
    )
    const old = finished.length < most ? [] : (await this.#newestFirst(finished)).slice(most - 1)
    const abandoned = (await this.#newestFirst(unfinished)).filter(
      ({ since }) => since < Date.now() - ABANDONED_MILLISECONDS,
    )
    for (const { name } of [...old, ...abandoned]) await rm(path.join(folder, name), { force: true })
  }

  async #newestFirst(names: readonly string[]) {
    const { folder } = this.#options
    const ages = names.map(async (name) => {
      const changed = await stat(path.join(folder, name)).catch(() => undefined)
      return { name, since: changed?.mtimeMs ?? Date.now() }
    })
    return (await Promise.all(ages)).sort((a, b) => b.since - a.since)
  }

  #keyIn(name: string): string | undefined {
    const { prefix, suffix } = this.#options
    const key = name.slice(prefix.length, name.length - suffix.length)
    return name === `${prefix}${key}${suffix}` && KEY.test(key) ? key : undefined
  }

  #file(key: string): string {
    const { folder, prefix, suffix } = this.#options
    return path.join(folder, `${prefix}${key}${suffix}`)
  }
}

const KEY = /^[0-9a-f]+$/
/** Ends with the process that writes it. */
const UNFINISHED = /\.\d+$/
