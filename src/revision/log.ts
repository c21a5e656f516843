import { z } from 'zod'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { stored } from './notStored.ts'
import { place } from './packs.ts'

/* Replicas of several versions read and write this: what a newer one has added is kept by an older one as it is. */

const revision = z.looseObject({
  /** From 1 on, without gaps. */
  number: z.int().min(1),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Who asked for it, with the platform's name, or `the folder`. */
  by: z.string(),
  /** What it changed, in a sentence. */
  why: z.string(),
  /** The id of its tree. */
  tree: z.string(),
  /** The id of the folder's tree that it was made of, where others had published something else meanwhile. */
  folder: z.string().exactOptional(),
  /** The snapshot's own revision, as cards show it. */
  knowledge: z.string(),
  /** Where its manifest is. */
  manifest: z.looseObject({ hash: z.string(), place }),
})
/** Knowledge as it was published once; it never changes. */
export type Revision = Readonly<z.output<typeof revision>>

const head = z.looseObject({
  /** The number of the revision that all replicas serve. */
  serving: z.int(),
  /** Somebody has gone back to it: what folders change is not taken up until somebody lets it. */
  isHeld: z.boolean(),
  /** Who said so last, and when. */
  by: z.string(),
  at: z.number(),
  /** The newest first. */
  revisions: z.array(revision),
})
export type Head = Readonly<z.output<typeof head>>

/** So many revisions can be opened and gone back to. */
export const MOST_REVISIONS = 50

/**
 * The revisions and which of them serves, as one value: it changes as a whole or not at all, so that no process that
 * ends and no two that publish at once leave half of it.
 */
export class RevisionLog {
  readonly #heads: Collection<Head>
  /** Trees of revisions that are no longer listed: a folder that still holds one is behind, and no news. */
  readonly #former: Collection<number>

  constructor(state: State) {
    this.#heads = new Collection(state, 'revisions', head)
    this.#former = new Collection(state, 'revision-trees', z.number())
  }

  /** @throws NotStored */
  read(): Promise<Head | undefined> {
    return stored(this.#heads.get('head'))
  }

  /**
   * Puts a head in the place of another, unless somebody else did before.
   * @returns whether it is the head now.
   * @throws NotStored: whether it is the head now is then not known.
   */
  async replace(expected: Head | undefined, next: Head): Promise<boolean> {
    const kept = new Set(next.revisions.map(({ number }) => number))
    for (const { number, tree, folder } of (expected?.revisions ?? []).filter(
      (each) => !kept.has(each.number),
    ))
      for (const id of folder === undefined ? [tree] : [tree, folder])
        await stored(this.#former.set(id, number))
    let isReplaced = false
    await stored(
      this.#heads.update('head', (now) => {
        isReplaced = isSame(now, expected)
        return isReplaced ? next : undefined
      }),
    )
    return isReplaced
  }

  /** Whether a folder's tree was published at some time. @throws NotStored */
  async wasPublished(tree: string, now: Head): Promise<boolean> {
    const isListed = now.revisions.some((each) => each.tree === tree || each.folder === tree)
    return isListed || (await stored(this.#former.get(tree))) !== undefined
  }
}

function isSame(one: Head | undefined, other: Head | undefined): boolean {
  return (
    one?.serving === other?.serving &&
    one?.isHeld === other?.isHeld &&
    one?.revisions[0]?.number === other?.revisions[0]?.number
  )
}

export function revisionNumbered({ revisions }: Head, number: number): Revision | undefined {
  return revisions.find((each) => each.number === number)
}
