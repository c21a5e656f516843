import type { Folder } from '../source/folder.ts'
import { error, type Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import { changesBetween, type Changes } from './changes.ts'
import type { KnowledgeCache } from './cache.ts'
import { KnowledgeError } from './knowledgeError.ts'
import { loadKnowledge, readKnowledge } from './load.ts'
import { loadSnapshot } from './loadSnapshot.ts'
import { Reactions } from './reactions.ts'
import type { Snapshot } from './snapshot.ts'

/** What came of a reload. */
export type Reload =
  | { readonly swapped: true; readonly changes: Changes; readonly problems: readonly Problem[] }
  /** The snapshot before still serves. */
  | {
      readonly swapped: false
      readonly problems: readonly Problem[]
      /** Why, in a sentence, where it is not for the files. */
      readonly reason?: string
    }

/** What serves, and since when: one thing, so that an answer never mixes two. */
export interface Serving {
  readonly snapshot: Snapshot
  readonly loadedAt: Date
  /** What the snapshot was made of. */
  readonly files: Folder
}

/** Knowledge that is about to serve. */
export interface NextKnowledge {
  readonly snapshot: Snapshot
  readonly changes: Changes
}

/** Knowledge of another revision serves. */
export interface KnowledgeChange {
  /** What serves since the change, whatever has come after it. */
  readonly snapshot: Snapshot
  /** What is other than it was in the snapshot before. */
  readonly changes: Changes
}

export interface StoreOptions {
  /** Keeps what takes long to compute; without it all of that is computed at each start. */
  readonly cache?: KnowledgeCache
  /** Is told of a reaction to a change that failed; by default the process warns. */
  readonly failed?: (reaction: string, cause: unknown) => void
}

/** Keeps the snapshot that serves, and puts another in its place. */
export class KnowledgeStore {
  readonly #folder: string
  readonly #reserved: ReadonlySet<string>
  readonly #cache: KnowledgeCache | undefined
  #serving: Serving
  #reloading: Promise<Reload> | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #keeping = Promise.resolve()
  #lastReload: Reload | undefined
  readonly #changeReactions: Reactions<KnowledgeChange>
  readonly #reloadReactions: Reactions<Reload>

  private constructor(
    folder: string,
    reserved: ReadonlySet<string>,
    { cache, failed = warnOfFailure }: StoreOptions,
    { snapshot, files }: Omit<Serving, 'loadedAt'>,
  ) {
    this.#folder = folder
    this.#reserved = reserved
    this.#cache = cache
    this.#changeReactions = new Reactions(failed)
    this.#reloadReactions = new Reactions(failed)
    this.#serving = { snapshot, files, loadedAt: new Date() }
  }

  /**
   * Loads a knowledge folder.
   * @param reserved commands that no topic may take.
   * @throws KnowledgeError where the folder has errors; Error where it cannot be read.
   */
  static async open(
    folder: string,
    reserved: ReadonlySet<string>,
    options: StoreOptions = {},
  ): Promise<KnowledgeStore> {
    const loaded = await loadSnapshot(folder, { reserved, cache: options.cache })
    if (!loaded.snapshot) throw new KnowledgeError(folder, loaded.problems)
    const store = new KnowledgeStore(folder, reserved, options, loaded)
    store.#keeping = loaded.keep()
    return store
  }

  /** What serves now. An answer takes it once and keeps to it, since a reload may swap it at any moment. */
  get serving(): Serving {
    return this.#serving
  }

  get snapshot(): Snapshot {
    return this.#serving.snapshot
  }

  /** When the snapshot was built. */
  get loadedAt(): Date {
    return this.#serving.loadedAt
  }

  /** What came of the last reload; undefined before the first. */
  get lastReload(): Reload | undefined {
    return this.#lastReload
  }

  /**
   * Does something whenever knowledge of another revision serves: each change once, in order, never two at a time.
   * @param name what is done, in words for an operator who reads that it failed.
   * @returns what ends it.
   */
  onChange(name: string, react: (change: KnowledgeChange) => void | Promise<void>): () => void {
    return this.#changeReactions.add(name, react)
  }

  /** As onChange, after every reload: also one that changed nothing, and one that was not served. */
  onReload(name: string, react: (reload: Reload) => void | Promise<void>): () => void {
    return this.#reloadReactions.add(name, react)
  }

  /** Resolves when all reactions to what has changed so far are over. */
  async reacted(): Promise<void> {
    await Promise.all([this.#changeReactions.settled(), this.#reloadReactions.settled()])
  }

  /** Settles when the cache has what serves, or cannot have it. */
  kept(): Promise<void> {
    return this.#keeping
  }

  /** Checks the folder as it is now; nothing is changed. */
  async check(): Promise<readonly Problem[]> {
    return (await loadKnowledge(this.#folder, this.#reserved).catch(unreadable)).problems
  }

  /**
   * Reads the folder's files; nothing is changed.
   * @throws Error where it cannot be read.
   */
  read(): Promise<Folder> {
    return readKnowledge(this.#folder)
  }

  /** Builds beside, checks and swaps. A reload that is asked for while one runs is that one. */
  reload(): Promise<Reload> {
    this.#reloading ??= this.serve(() => this.read()).finally(() => {
      this.#reloading = undefined
    })
    return this.#reloading
  }

  /**
   * Builds a snapshot of any files beside the one that serves, checks it and swaps; one after the other.
   * @param read what cannot be read is a problem like any other.
   * @param commit is waited for before the swap; where it throws nothing is swapped, and what it throws is thrown.
   */
  serve(read: () => Promise<Folder>, commit?: (next: NextKnowledge) => Promise<void>): Promise<Reload> {
    const serving = this.#turn.then(async () => {
      const reload = await this.#serve(read, commit)
      this.told(reload)
      return reload
    })
    this.#turn = serving.catch(() => undefined)
    return serving
  }

  /** Tells of a reload that was refused before anything was built. */
  told(reload: Reload): void {
    this.#lastReload = reload
    this.#reloadReactions.tell(reload)
  }

  /**
   * Builds a snapshot of other files, which takes over all that is the same and is not served.
   * @throws KnowledgeError where it has errors.
   */
  async beside(files: Folder): Promise<Serving> {
    const options = { reserved: this.#reserved, cache: undefined, before: this.snapshot, files }
    const loaded = await loadSnapshot(this.#folder, options)
    if (!loaded.snapshot) throw new KnowledgeError(this.#folder, loaded.problems)
    return { snapshot: loaded.snapshot, files, loadedAt: new Date() }
  }

  async #serve(
    read: () => Promise<Folder>,
    commit?: (next: NextKnowledge) => Promise<void>,
  ): Promise<Reload> {
    const before = this.snapshot
    const options = { reserved: this.#reserved, cache: this.#cache, before }
    const loaded = await read()
      .then((files) => loadSnapshot(this.#folder, { ...options, files }))
      .catch(unreadable)
    const { problems, snapshot } = loaded
    if (!snapshot) return { swapped: false, problems }
    const changes = await runInSlices(changesBetween(before, snapshot))
    await commit?.({ snapshot, changes })
    this.#serving = { snapshot, files: loaded.files, loadedAt: new Date() }
    // Writes are queued: two at once would write the same file.
    this.#keeping = this.#keeping.then(loaded.keep)
    if (snapshot.revision !== before.revision) this.#changeReactions.tell({ snapshot, changes })
    return { swapped: true, changes, problems }
  }
}

/** A folder that has gone while the program runs is a problem like any other. */
function unreadable(cause: unknown): {
  readonly problems: readonly Problem[]
  readonly snapshot?: undefined
} {
  const message = `the knowledge folder cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`
  return { problems: [error({ file: '.', line: 1, column: 1 }, message)] }
}

function warnOfFailure(reaction: string, cause: unknown): void {
  process.emitWarning(`After a reload of the knowledge: ${reaction} failed: ${String(cause)}`)
}
