import type { Head } from './log.ts'
import type { FolderTrouble } from './standing.ts'
import { patched, type Tree } from './tree.ts'

/** What is to become of what a folder holds. */
export type Goal =
  | { readonly kind: 'publish'; readonly tree: Tree }
  /** It is a revision already, which only has to serve. */
  | { readonly kind: 'point'; readonly number: number }
  /** All of it is served. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'trouble'; readonly trouble: FolderTrouble }

export interface FolderState {
  readonly tree: Tree
  readonly id: string
  /** The folder as it was when all that was changed in it had been published; undefined where that is not known. */
  readonly base: Tree | undefined
}

/**
 * Decides what is published.
 * @param served the tree of the revision that is the head.
 * @param isWhole whether somebody asked for the folder as it is; else only what was changed in it is published, upon what
 * others have published meanwhile, and nothing where somebody went back to a revision.
 */
export function goalOf(
  { tree, id, base }: FolderState,
  head: Head | undefined,
  served: Tree,
  isWhole: boolean,
): Goal {
  const [latest] = head?.revisions ?? []
  if (!head || !latest) return { kind: 'publish', tree }
  const isServed = head.revisions.some((each) => each.number === head.serving && each.tree === id)
  if (isWhole) {
    if (isServed && !head.isHeld) return { kind: 'nothing' }
    return latest.tree === id ? { kind: 'point', number: latest.number } : { kind: 'publish', tree }
  }
  if (head.isHeld) return { kind: 'trouble', trouble: { kind: 'held' } }
  if (isServed) return { kind: 'nothing' }
  if (!base) return { kind: 'trouble', trouble: { kind: 'conflict', paths: undefined } }
  const merged = patched(served, base, tree)
  if ('conflicts' in merged)
    return { kind: 'trouble', trouble: { kind: 'conflict', paths: merged.conflicts } }
  return isSame(merged.tree, served) ? { kind: 'nothing' } : { kind: 'publish', tree: merged.tree }
}

function isSame(one: Tree, other: Tree): boolean {
  return one.size === other.size && [...one].every(([path, hash]) => other.get(path) === hash)
}
