import { LRUCache } from 'lru-cache'
import { changesBetween, type Changes } from '../knowledge/changes.ts'
import type { KnowledgeStore, Serving } from '../knowledge/store.ts'
import { runInSlices } from '../source/slices.ts'
import { treeOf, type Archive } from './archive.ts'
import type { Revision } from './log.ts'
import { differenceBetween, type TreeDifference } from './tree.ts'

/** What is other in one revision than in another. */
export interface RevisionDifference {
  readonly from: Revision
  readonly to: Revision
  readonly files: TreeDifference
  /** Undefined where this program cannot serve one of the two. */
  readonly changes: Changes | undefined
}

/** Snapshots of former revisions that stay open; each shares with the one that serves what is the same. */
const MOST_OPEN = 2

/** Former revisions as they stood. */
export class Past {
  readonly #archive: Archive
  readonly #store: KnowledgeStore
  readonly #open = new LRUCache<number, Promise<Serving>>({ max: MOST_OPEN })

  constructor(archive: Archive, store: KnowledgeStore) {
    this.#archive = archive
    this.#store = store
  }

  /**
   * A revision as it stood.
   * @param known texts by their hashes.
   * @throws KnowledgeError where this program cannot serve it; NotStored.
   */
  at(revision: Revision, known: ReadonlyMap<string, string>): Promise<Serving> {
    const found = this.#open.get(revision.number)
    if (found) return found
    const opening = this.#build(revision, known)
    this.#open.set(revision.number, opening)
    opening.catch(() => this.#open.delete(revision.number))
    return opening
  }

  /** @throws NotStored */
  async difference(
    from: Revision,
    to: Revision,
    known: ReadonlyMap<string, string>,
  ): Promise<RevisionDifference> {
    const before = await this.#archive.manifestOf(from)
    const after = await this.#archive.manifestOf(to)
    const files = differenceBetween(treeOf(before), treeOf(after))
    return { from, to, files, changes: await this.#changes(from, to, known).catch(() => undefined) }
  }

  async #changes(from: Revision, to: Revision, known: ReadonlyMap<string, string>): Promise<Changes> {
    const before = await this.at(from, known)
    const after = await this.at(to, known)
    return runInSlices(changesBetween(before.snapshot, after.snapshot))
  }

  async #build(revision: Revision, known: ReadonlyMap<string, string>): Promise<Serving> {
    const manifest = await this.#archive.manifestOf(revision)
    const { files, snapshot } = await this.#store.beside(
      await this.#archive.filesOf(treeOf(manifest), known, manifest),
    )
    return { files, snapshot, loadedAt: new Date(revision.at) }
  }
}
