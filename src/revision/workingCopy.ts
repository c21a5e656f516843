import type { KnowledgeStore } from '../knowledge/store.ts'
import type { Folder } from '../source/folder.ts'
import { runInSlices } from '../source/slices.ts'
import type { Revision } from './log.ts'
import { TreeMaker, treeIdOf, type Tree } from './tree.ts'

/** Files, and the tree that they are. */
export interface Hashed {
  readonly files: Folder
  readonly tree: Tree
  readonly id: string
}

/** A process's knowledge folder, and how far what was changed in it has been published. */
export class WorkingCopy {
  readonly #store: KnowledgeStore
  readonly #trees = new TreeMaker()
  #base: Tree | undefined

  constructor(store: KnowledgeStore) {
    this.#store = store
  }

  /** The folder as it was when all that was changed in it had been published; undefined where that is not known. */
  get base(): Tree | undefined {
    return this.#base
  }

  /** All that was changed in it has been published. */
  isPublished(tree: Tree): void {
    this.#base = tree
  }

  /** @throws Error where the folder cannot be read. */
  async read(): Promise<Hashed> {
    return this.#hashed(await this.#store.read())
  }

  /** What the store serves. */
  served(): Promise<Hashed> {
    return this.#hashed(this.#store.serving.files)
  }

  /** A folder that several processes share has what one of them published. */
  async compare({ tree, folder }: Revision): Promise<void> {
    try {
      const own = await this.read()
      if (own.id === tree || own.id === folder) this.#base = own.tree
    } catch {
      // A folder that cannot be read now is no news; whoever reloads is told.
    }
  }

  async #hashed(files: Folder): Promise<Hashed> {
    const tree = await this.#trees.treeOf(files.files)
    return { files, tree, id: await runInSlices(treeIdOf(tree)) }
  }
}

/** Texts by their hashes. */
export function textsOf(...all: readonly Hashed[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { files, tree } of all)
    for (const { path, text } of files.files) {
      const hash = tree.get(path)
      if (hash !== undefined) texts.set(hash, text)
    }
  return texts
}
