import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { digest } from '../search/seal.ts'
import type { Folder } from '../source/folder.ts'
import { runInSlices } from '../source/slices.ts'
import { readMade, writeMade, type MadeParts } from './made.ts'
import { programDigest } from './program.ts'
import type { Snapshot } from './snapshot.ts'

const NAME = /^knowledge-[0-9a-f]{64}\.cache$/
const UNFINISHED = /^knowledge-[0-9a-f]{64}\.cache\.\d+$/
/** Several programs may share the folder, each with a knowledge folder of its own. */
const MOST_KEPT = 3
/** A file that has not been finished for so long never will be. */
const ABANDONED_MILLISECONDS = 60 * 60 * 1000

/**
 * Keeps on disk what takes long to make of a knowledge folder. What is read is what was written for the very same files
 * by the very same program, or nothing; a file may be deleted at any time.
 */
export class KnowledgeCache {
  readonly #folder: string
  readonly #warn: (cause: unknown) => void
  #program: Promise<string> | undefined

  /**
   * @param folder made when something is first written to it.
   * @param warn is told why something could not be kept; the knowledge is served all the same.
   */
  constructor(folder: string, warn: (cause: unknown) => void = () => undefined) {
    this.#folder = folder
    this.#warn = warn
  }

  /** The name of what is made of the files; undefined where nothing can be kept. */
  async key(folder: Folder): Promise<string | undefined> {
    try {
      const program = await (this.#program ??= runInSlices(programDigest()))
      return (await runInSlices(digest(partsOf(program, folder)))).toString('hex')
    } catch (cause) {
      this.#warn(cause)
      return undefined
    }
  }

  /** What was made before; undefined if it is not there, or was cut, altered or made of something else. */
  async read(key: string): Promise<MadeParts | undefined> {
    const bytes = await readFile(this.#file(key)).catch(() => undefined)
    return bytes && runInSlices(readMade(bytes, key))
  }

  /** Writes down what a snapshot was made of, and deletes what is old. Never fails. */
  async write(key: string, snapshot: Snapshot): Promise<void> {
    const file = this.#file(key)
    const unfinished = `${file}.${process.pid}`
    try {
      const bytes = await runInSlices(writeMade(snapshot, key))
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await writeFile(unfinished, bytes, { mode: 0o600 })
      await rename(unfinished, file)
      await this.#clean(path.basename(file))
    } catch (cause) {
      await rm(unfinished, { force: true }).catch(() => undefined)
      this.#warn(cause)
    }
  }

  /** Deletes all but the newest files. */
  async #clean(current: string): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name !== current)
    const ages = await Promise.all(
      names.map(async (name) => ({ name, since: await this.#changed(name).catch(() => Date.now()) })),
    )
    const old = ages
      .filter(({ name }) => NAME.test(name))
      .sort((a, b) => b.since - a.since)
      .slice(MOST_KEPT - 1)
    const abandoned = ages.filter(
      ({ name, since }) => UNFINISHED.test(name) && since < Date.now() - ABANDONED_MILLISECONDS,
    )
    for (const { name } of [...old, ...abandoned]) await rm(path.join(this.#folder, name), { force: true })
  }

  async #changed(name: string): Promise<number> {
    return (await stat(path.join(this.#folder, name))).mtimeMs
  }

  #file(key: string): string {
    return path.join(this.#folder, `knowledge-${key}.cache`)
  }
}

/** Each part says where it ends, so that no two folders have the same parts behind each other. */
function* partsOf(program: string, { files }: Folder): Generator<string> {
  yield program
  for (const { path: name, text } of files) {
    yield `\0${name}\0${text.length}\0`
    yield text
  }
}
