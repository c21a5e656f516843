import type { Problem } from '../source/problem.ts'
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

/** Keeps the snapshot that serves, and puts another in its place. */
export class KnowledgeStore {
  readonly #folder: string
  readonly #reserved: ReadonlySet<string>
  #snapshot: Snapshot
  #loadedAt: Date
  #reloading: Promise<Reload> | undefined

  private constructor(folder: string, reserved: ReadonlySet<string>, snapshot: Snapshot) {
    this.#folder = folder
    this.#reserved = reserved
    this.#snapshot = snapshot
    this.#loadedAt = new Date()
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

  get snapshot(): Snapshot {
    return this.#snapshot
  }

  /** When the snapshot was built. */
  get loadedAt(): Date {
    return this.#loadedAt
  }

  /** Checks the folder as it is now; nothing is changed. */
  async check(): Promise<readonly Problem[]> {
    return (await loadKnowledge(this.#folder, this.#reserved)).problems
  }

  /** Builds beside, checks and swaps. A reload that is asked for while one runs is that one. */
  reload(): Promise<Reload> {
    this.#reloading ??= this.#reload().finally(() => {
      this.#reloading = undefined
    })
    return this.#reloading
  }

  async #reload(): Promise<Reload> {
    const loaded = await loadKnowledge(this.#folder, this.#reserved)
    const { problems } = loaded
    if (hasErrors(loaded)) return { swapped: false, problems }
    const before = this.#snapshot
    this.#snapshot = await runInSlices(buildSnapshot(loaded))
    this.#loadedAt = new Date()
    return { swapped: true, changes: changesBetween(before, this.#snapshot), problems }
  }
}

function hasErrors({ problems }: LoadedKnowledge): boolean {
  return problems.some(({ severity }) => severity === 'error')
}
