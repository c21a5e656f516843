import { FileCache } from '../fileCache.ts'
import { restoreSegments, type KnownSegments, type StorableSegment } from '../search/passages/passageIndex.ts'
import { digest } from '../search/seal.ts'
import type { Folder, TextFile } from '../source/folder.ts'
import { runInSlices } from '../source/slices.ts'
import { programDigest } from './program.ts'
import type { KnownKnowledge, Snapshot } from './snapshot.ts'
import { decodeSnapshot, encodeSnapshot, type StoredSnapshot } from './snapshotCodec.ts'

/** Several programs may share the folder, each with a knowledge folder of its own. */
const MOST_SNAPSHOTS = 3
/** A snapshot has about twenty segments at most. */
const MOST_SEGMENTS = 64

/** What was kept of a snapshot of the very same files. */
export interface KeptSnapshot {
  readonly sentences: StoredSnapshot['sentences']
  /** Whether all of it was still there. */
  readonly isComplete: boolean
  readonly known: KnownKnowledge
}

/**
 * Keeps on disk what takes long to find out of a knowledge folder. What is read is what was written for the very same files
 * by the very same program, or nothing; a file may be deleted at any time. The segments of the index have files of their
 * own, so that only those are written that are new.
 */
export class KnowledgeCache {
  readonly #snapshots: FileCache
  readonly #segments: FileCache
  readonly #warn: (cause: unknown) => void
  #program: Promise<string> | undefined
  /** By its path the digest of each file when it was last asked for. */
  #digests: ReadonlyMap<string, { readonly text: string; readonly digest: string }> = new Map()
  /** The segments that are known to be on disk, whole. */
  readonly #kept = new Set<string>()

  /**
   * @param folder made when something is first written to it.
   * @param warn is told why something could not be kept; the knowledge is served all the same.
   */
  constructor(folder: string, warn: (cause: unknown) => void = () => undefined) {
    this.#warn = warn
    const suffix = '.cache'
    this.#snapshots = new FileCache({ folder, prefix: 'knowledge-', suffix, most: MOST_SNAPSHOTS, warn })
    this.#segments = new FileCache({ folder, prefix: 'segment-', suffix, most: MOST_SEGMENTS, warn })
  }

  /** The name of what is kept of the files; undefined where nothing can be kept. */
  async key(folder: Folder): Promise<string | undefined> {
    try {
      const program = await this.#programDigest()
      return await runInSlices(this.#keyOf(program, folder.files))
    } catch (cause) {
      this.#warn(cause)
      return undefined
    }
  }

  /** What was kept before; undefined if it is not there, or was cut, altered or made of something else. */
  async read(key: string): Promise<KeptSnapshot | undefined> {
    const bytes = await this.#snapshots.read(key)
    const stored = bytes && (await runInSlices(decodeSnapshot(bytes, key)))
    if (!stored) return undefined
    let segments: KnownSegments = new Map()
    let isComplete = true
    for (const name of stored.segments) {
      const file = await this.#segments.read(name)
      const more = file && file.length > 0 && (await runInSlices(restoreSegments(file, segments)))
      if (more) {
        this.#kept.add(name)
        segments = more
      } else {
        this.#kept.delete(name)
        isComplete = false
      }
    }
    const { sentences, namesKey, factIndex, source } = stored
    return { sentences, isComplete, known: { source, namesKey, segments, factIndex } }
  }

  /** Writes down what took long to find out. Never fails. */
  async write(key: string, snapshot: Snapshot): Promise<void> {
    try {
      const names: string[] = []
      for (const segment of snapshot.passageIndex.segments()) {
        const name = await this.#writeSegment(segment)
        if (name === undefined) return
        names.push(name)
      }
      await this.#snapshots.write(key, await runInSlices(encodeSnapshot(snapshot, key, names)))
    } catch (cause) {
      this.#warn(cause)
    }
  }

  /** @returns its name, which is that of its content; undefined if it cannot be written. */
  async #writeSegment(segment: StorableSegment): Promise<string | undefined> {
    const content = [await this.#programDigest(), segment.language, JSON.stringify(segment.keys)]
    const name = (await runInSlices(digest(content))).toString('hex')
    // One that is still needed is as new as one that was just written.
    if (this.#kept.has(name) && (await this.#segments.touch(name))) return name
    await this.#segments.write(name, await runInSlices(segment.store()))
    if (!(await this.#segments.touch(name))) return undefined
    this.#kept.add(name)
    return name
  }

  #programDigest(): Promise<string> {
    return (this.#program ??= runInSlices(programDigest()))
  }

  *#keyOf(program: string, files: readonly TextFile[]): Generator<void, string> {
    const digests = new Map<string, { readonly text: string; readonly digest: string }>()
    for (const { path, text } of files) {
      const known = this.#digests.get(path)
      digests.set(
        path,
        known?.text === text ? known : { text, digest: (yield* digest([text])).toString('hex') },
      )
      yield
    }
    this.#digests = digests
    const parts = Array.from(digests, ([path, { digest: own }]) => [path, own])
    return (yield* digest([JSON.stringify([program, parts])])).toString('hex')
  }
}
