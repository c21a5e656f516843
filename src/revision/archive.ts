import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Folder, TextFile } from '../source/folder.ts'
import { runInSlices } from '../source/slices.ts'
import type { Revision } from './log.ts'
import { place, type Packs, type Place } from './packs.ts'
import { hashOf, type Tree } from './tree.ts'

/** By the path of each file of a revision its text's hash, and where the text is kept. */
export type Manifest = ReadonlyMap<string, { readonly hash: string; readonly place: Place }>

const MOST_MANIFESTS = 4
const lines = z.array(z.tuple([z.string(), z.string(), place]))

/** The files of all revisions: each text once, as long as a revision has it. */
export class Archive {
  readonly #packs: Packs
  /** By their hashes. */
  readonly #manifests = new LRUCache<string, Manifest>({ max: MOST_MANIFESTS })

  constructor(packs: Packs) {
    this.#packs = packs
  }

  /** @throws NotStored, or Error where it is damaged. */
  async manifestOf({ manifest }: Pick<Revision, 'manifest'>): Promise<Manifest> {
    const { hash } = manifest
    const known = this.#manifests.get(hash)
    if (known) return known
    const text = (await this.#packs.read(new Map([[hash, manifest.place]]))).get(hash) ?? ''
    const read = new Map(
      lines.parse(JSON.parse(text)).map(([path, own, at]) => [path, { hash: own, place: at }]),
    )
    this.#manifests.set(hash, read)
    return read
  }

  /**
   * The files of a tree.
   * @param known texts by their hashes, which are not read again.
   * @param manifest tells where the others are.
   * @throws NotStored, or Error where one is damaged or not there.
   */
  async filesOf(tree: Tree, known: ReadonlyMap<string, string>, manifest: Manifest): Promise<Folder> {
    const places = placesIn(manifest)
    const missing = new Map<string, Place>()
    for (const hash of tree.values()) {
      const place = known.has(hash) ? undefined : places.get(hash)
      if (place) missing.set(hash, place)
    }
    const read = await this.#packs.read(missing)
    const files: TextFile[] = []
    for (const [path, hash] of tree) {
      const text = known.get(hash) ?? read.get(hash)
      if (text === undefined) throw new Error(`The text of ${path} was not kept.`)
      files.push({ path, text })
    }
    return { files: files.sort(byPath), passedOver: [], problems: [] }
  }

  /**
   * Keeps what is not kept yet, whole before it resolves to where its manifest is.
   * @param texts of the tree, by their hashes.
   * @param over the revision that serves: its texts stay where they are.
   * @throws NotStored
   */
  async keep(tree: Tree, texts: ReadonlyMap<string, string>, over: Manifest): Promise<Revision['manifest']> {
    const places = placesIn(over)
    const fresh = new Map<string, string>()
    for (const hash of tree.values()) if (!places.has(hash)) fresh.set(hash, texts.get(hash) ?? '')
    for (const [hash, place] of await this.#packs.write(fresh)) places.set(hash, place)
    const manifest = new Map<string, { readonly hash: string; readonly place: Place }>()
    for (const [path, hash] of tree) {
      const place = places.get(hash)
      if (place) manifest.set(path, { hash, place })
    }
    const text = JSON.stringify(Array.from(manifest, ([path, { hash, place }]) => [path, hash, place]))
    const hash = await runInSlices(hashOf(text))
    const written = (await this.#packs.write(new Map([[hash, text]]))).get(hash)
    if (!written) throw new Error('A manifest was not kept.')
    this.#manifests.set(hash, manifest)
    return { hash, place: written }
  }

  /** Deletes what no revision of these needs any more, which are all that there are since that moment. */
  async sweep(revisions: readonly Revision[], since: number): Promise<void> {
    const needed = new Set<string>()
    for (const revision of revisions) {
      needed.add(revision.manifest.place.pack)
      for (const { place } of (await this.manifestOf(revision)).values()) needed.add(place.pack)
    }
    await this.#packs.sweep((pack) => needed.has(pack), since)
  }
}

function placesIn(manifest: Manifest): Map<string, Place> {
  return new Map(Array.from(manifest.values(), ({ hash, place }) => [hash, place]))
}

export function treeOf(manifest: Manifest): Tree {
  return new Map(Array.from(manifest, ([path, { hash }]) => [path, hash]))
}

function byPath(one: TextFile, other: TextFile): number {
  return one.path < other.path ? -1 : 1
}
