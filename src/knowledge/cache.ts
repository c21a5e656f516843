import { FileCache } from '../fileCache.ts'
import { digest } from '../search/seal.ts'
import type { Folder } from '../source/folder.ts'
import { runInSlices } from '../source/slices.ts'
import { readMade, writeMade, type MadeParts } from './made.ts'
import { programDigest } from './program.ts'
import type { Snapshot } from './snapshot.ts'

/** Several programs may share the folder, each with a knowledge folder of its own. */
const MOST_KEPT = 3

/**
 * Keeps on disk what takes long to make of a knowledge folder. What is read is what was written for the very same files
 * by the very same program, or nothing; a file may be deleted at any time.
 */
export class KnowledgeCache {
  readonly #files: FileCache
  readonly #warn: (cause: unknown) => void
  #program: Promise<string> | undefined

  /**
   * @param folder made when something is first written to it.
   * @param warn is told why something could not be kept; the knowledge is served all the same.
   */
  constructor(folder: string, warn: (cause: unknown) => void = () => undefined) {
    this.#warn = warn
    this.#files = new FileCache({ folder, prefix: 'knowledge-', suffix: '.cache', most: MOST_KEPT, warn })
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
    const bytes = await this.#files.read(key)
    return bytes && runInSlices(readMade(bytes, key))
  }

  /** Writes down what a snapshot was made of. Never fails. */
  async write(key: string, snapshot: Snapshot): Promise<void> {
    try {
      await this.#files.write(key, await runInSlices(writeMade(snapshot, key)))
    } catch (cause) {
      this.#warn(cause)
    }
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
