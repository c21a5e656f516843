import { digest } from '../search/seal.ts'
import type { TextFile } from '../source/folder.ts'
import { runInSlices } from '../source/slices.ts'

/** What a folder holds: by the path of each file the SHA-256 of its text, in hexadecimal digits. */
export type Tree = ReadonlyMap<string, string>

/** Paths, in order. */
export interface TreeDifference {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly dropped: readonly string[]
}

/** Makes trees of a folder's files, and hashes a file only where its text is other than it was the last time. */
export class TreeMaker {
  #known: ReadonlyMap<string, { readonly text: string; readonly hash: string }> = new Map()

  treeOf(files: readonly TextFile[]): Promise<Tree> {
    return runInSlices(this.#hashed(files))
  }

  *#hashed(files: readonly TextFile[]): Generator<void, Tree> {
    const hashed = new Map<string, { readonly text: string; readonly hash: string }>()
    for (const { path, text } of files) {
      const known = this.#known.get(path)
      hashed.set(path, known?.text === text ? known : { text, hash: yield* hashOf(text) })
      yield
    }
    this.#known = hashed
    return new Map(Array.from(hashed, ([path, { hash }]) => [path, hash]))
  }
}

/** The SHA-256 of a text, yielding often. */
export function* hashOf(text: string): Generator<void, string> {
  return (yield* digest([text])).toString('hex')
}

/** The same for trees of the same files. Yields often. */
export function* treeIdOf(tree: Tree): Generator<void, string> {
  return yield* hashOf(JSON.stringify([...tree].sort(byPath)))
}

export function differenceBetween(before: Tree, after: Tree): TreeDifference {
  const paths = [...after.keys()].sort()
  return {
    added: paths.filter((path) => !before.has(path)),
    changed: paths.filter((path) => before.has(path) && before.get(path) !== after.get(path)),
    dropped: [...before.keys()].filter((path) => !after.has(path)).sort(),
  }
}

/** What came of changing a tree as another was changed. */
export type Patched = { readonly tree: Tree } | { readonly conflicts: readonly string[] }

/**
 * Changes a tree as a folder was changed, file by file (a three-way merge). A file that was changed in both, each in its
 * own way, is a conflict, unless the folder's is taken.
 */
export function patched(onto: Tree, before: Tree, after: Tree, takesFolders = false): Patched {
  const { added, changed, dropped } = differenceBetween(before, after)
  const touched = [...added, ...changed, ...dropped]
  const conflicts = touched.filter((path) => {
    const there = onto.get(path)
    return there !== before.get(path) && there !== after.get(path)
  })
  if (conflicts.length > 0 && !takesFolders) return { conflicts }
  const tree = new Map(onto)
  for (const path of touched) {
    const hash = after.get(path)
    if (hash === undefined) tree.delete(path)
    else tree.set(path, hash)
  }
  return { tree }
}

function byPath([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1
}
