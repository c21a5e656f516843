import { error, type Problem } from '../source/problem.ts'
import { runInSlices } from '../source/slices.ts'
import { changesBetween, type Changes } from './changes.ts'
import { loadKnowledge, type LoadedKnowledge } from './load.ts'
import { buildSnapshot, type Snapshot } from './snapshot.ts'

/** What came of a reload. */
export type Reload =
  | { readonly swapped: true; readonly changes: Changes; readonly problems: readonly Problem[] }
  /** The snapshot before still serves. */
  | { readonly swapped: false; readonly problems: readonly Problem[] }

/** Knowledge that cannot be served, with all that is wrong with it. */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[]

  constructor(folder: string, problems: readonly Problem[]) {
    super(`The knowledge folder ${folder} has errors.`)
    this.name = 'KnowledgeError'
    this.problems = problems
  }
}

/** What serves, and since when: one thing, so that an answer never mixes two. */
export interface Serving {
  readonly snapshot: Snapshot
  readonly loadedAt: Date
}

/** Keeps the snapshot that serves, and puts another in its place. */
export class KnowledgeStore {
  readonly #folder: string
  readonly #reserved: ReadonlySet<string>
  #serving: Serving
  #reloading: Promise<Reload> | undefined

  private constructor(folder: string, reserved: ReadonlySet<string>, snapshot: Snapshot) {
    this.#folder = folder
    this.#reserved = reserved
    this.#serving = { snapshot, loadedAt: new Date() }
  }

  /**
   * Loads a knowledge folder.
   * @param reserved commands that no topic may take.
   * @throws KnowledgeError where the folder has errors; Error where it cannot be read.
   */
  static async open(folder: string, reserved: ReadonlySet<string>): Promise<KnowledgeStore> {
    const loaded = await loadKnowledge(folder, reserved)
    if (hasErrors(loaded)) throw new KnowledgeError(folder, loaded.problems)
    return new KnowledgeStore(folder, reserved, await runInSlices(buildSnapshot(loaded)))
  }

  /** What serves now; whoever answers takes it once and answers from it to the end. */
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

  /** Checks the folder as it is now; nothing is changed. */
  async check(): Promise<readonly Problem[]> {
    return (await this.#load()).problems
  }

  /** Builds beside, checks and swaps. A reload that is asked for while one runs is that one. */
  reload(): Promise<Reload> {
    this.#reloading ??= this.#reload().finally(() => {
      this.#reloading = undefined
    })
    return this.#reloading
  }

  async #reload(): Promise<Reload> {
    const loaded = await this.#load()
    const { problems } = loaded
    if (hasErrors(loaded)) return { swapped: false, problems }
    const snapshot = await runInSlices(buildSnapshot(loaded))
    const changes = await runInSlices(changesBetween(this.snapshot, snapshot))
    this.#serving = { snapshot, loadedAt: new Date() }
    return { swapped: true, changes, problems }
  }

  /** A folder that has gone while the program runs is a problem like any other. */
  async #load(): Promise<LoadedKnowledge> {
    try {
      return await loadKnowledge(this.#folder, this.#reserved)
    } catch (cause) {
      const message = `the knowledge folder cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`
      return { ...NOTHING, problems: [error({ file: '.', line: 1, column: 1 }, message)] }
    }
  }
}

const NOTHING = { sources: new Map<string, never>(), records: [], quotes: new Map<string, never>() }

function hasErrors({ problems }: LoadedKnowledge): boolean {
  return problems.some(({ severity }) => severity === 'error')
}
