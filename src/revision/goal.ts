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
 * Decides what is published: what was changed in the folder, upon what others have published since.
 * @param latest the tree of the newest revision, which is the head unless somebody went back to another.
 * @param isAsked whether somebody asked for it: then what was gone back to is let go, and of a file that others changed
 * too the folder's is taken.
 */
export function goalOf(
  { tree, id, base }: FolderState,
  head: Head | undefined,
  latest: Tree,
  isAsked: boolean,
): Goal {
  const [newest] = head?.revisions ?? []
  if (!head || !newest) return { kind: 'publish', tree }
  if (head.isHeld && !isAsked) return { kind: 'trouble', trouble: { kind: 'held' } }
  const served: Goal = head.isHeld ? { kind: 'point', number: newest.number } : { kind: 'nothing' }
  if (newest.tree === id) return served
  if (!base)
    return isAsked
      ? { kind: 'publish', tree }
      : { kind: 'trouble', trouble: { kind: 'conflict', paths: undefined } }
  const merged = patched(latest, base, tree, isAsked)
  if ('conflicts' in merged)
    return { kind: 'trouble', trouble: { kind: 'conflict', paths: merged.conflicts } }
  if (isSame(merged.tree, latest)) return served
  return { kind: 'publish', tree: isSame(merged.tree, tree) ? tree : merged.tree }
}

function isSame(one: Tree, other: Tree): boolean {
  return one.size === other.size && [...one].every(([path, hash]) => other.get(path) === hash)
}
