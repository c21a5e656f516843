import { realpath } from 'node:fs/promises'
import { FileCache } from '../fileCache.ts'
import { restoreSegments, type KnownSegments, type StorableSegment } from '../search/passages/passageIndex.ts'
import { digest } from '../search/seal.ts'
import type { Folder, TextFile } from '../source/folder.ts'
import { runInSlices } from '../source/slices.ts'
import { decodeContents, encodeContents, type Contents } from './cacheContents.ts'
import type { KnownReadings } from './load.ts'
import { PackedSources } from './packedSources.ts'
import { planPacks, type KeptPack } from './packing.ts'
import { programDigest } from './program.ts'
import type { KnownKnowledge, Snapshot } from './snapshot.ts'
import { decodePack, encodePack, type PackedFile } from './sourcePack.ts'

/** Several programs may share the folder, each with a knowledge folder of its own. */
const MOST_FOLDERS = 3
/** An index has about twenty segments at most, for a million passages. */
const MOST_SEGMENTS = 64
const MOST_PACKS = 64

/** What was kept of a knowledge folder, for those of its files that are as they were. */
export interface KeptKnowledge extends KnownKnowledge {
  readonly readings: KnownReadings
}

/**
 * Keeps on disk what takes long to find out of a knowledge folder: what follows from a file in packs of files, the indexes in
 * segments, and a table of contents for the folder. What is read was written for the very same content by the very same
 * program, or nothing; a file may be deleted at any time. Only what is new is written.
 */
export class KnowledgeCache {
  readonly #tables: FileCache
  readonly #segments: FileCache
  readonly #packs: FileCache
  readonly #warn: (cause: unknown) => void
  #program: Promise<string> | undefined
  /** By its path the digest of each file when it was last asked for. */
  #digests: ReadonlyMap<string, { readonly text: string; readonly digest: string }> = new Map()
  /** The segments that are known to be on disk, whole. */
  readonly #kept = new Set<string>()
  /** By the key of each folder the packs that are known to be on disk, whole, and its table of contents as it is there. */
  readonly #keptPacks = new Map<string, readonly KeptPack[]>()
  readonly #keptContents = new Map<string, string>()

  /**
   * @param folder made when something is first written to it.
   * @param warn is told why something could not be kept; the knowledge is served all the same.
   */
  constructor(folder: string, warn: (cause: unknown) => void = () => undefined) {
    this.#warn = warn
    const suffix = '.cache'
    this.#tables = new FileCache({ folder, prefix: 'knowledge-', suffix, most: MOST_FOLDERS, warn })
    this.#segments = new FileCache({ folder, prefix: 'segment-', suffix, most: MOST_SEGMENTS, warn })
    this.#packs = new FileCache({ folder, prefix: 'sources-', suffix, most: MOST_PACKS, warn })
  }

  /**
   * What was kept before of a knowledge folder; undefined if nothing is there, or what is there was cut or altered.
   * @param files of the folder as it is now.
   */
  async read(folder: string, { files }: Folder): Promise<KeptKnowledge | undefined> {
    try {
      const key = await this.#keyOf(folder)
      const table = await this.#tables.read(key)
      const contents = table && (await runInSlices(decodeContents(table, key)))
      if (!contents) return undefined
      const digests = await runInSlices(this.#digestsOf(files))
      const packed = new PackedSources(digests)
      const packs: KeptPack[] = []
      for (const name of contents.packs) {
        const bytes = await this.#packs.read(name)
        const pack = bytes && (await runInSlices(decodePack(bytes, name)))
        if (!pack) continue
        packed.add(pack)
        packs.push({ name, namesKey: pack.namesKey, digests: pack.digests })
      }
      this.#keptPacks.set(key, packs)
      const segments = await this.#readSegments(contents.segments)
      const factSegments = await this.#readSegments(contents.factSegments)
      if (packs.length === contents.packs.length) this.#keptContents.set(key, JSON.stringify(contents))
      return {
        readings: { source: (file) => packed.reading(file) },
        source: (source) => packed.known(source),
        segments,
        factSegments,
      }
    } catch (cause) {
      this.#warn(cause)
      return undefined
    }
  }

  /** Writes down what took long to find out, as far as it is not there. Never fails. */
  async write(folder: string, snapshot: Snapshot): Promise<void> {
    try {
      const key = await this.#keyOf(folder)
      const segments = await this.#writeSegments(snapshot.passageIndex.segments())
      const factSegments = segments && (await this.#writeSegments(snapshot.factIndex.segments()))
      const packs = factSegments && (await this.#writePacks(key, snapshot))
      if (!packs) return
      const contents: Contents = { packs, segments, factSegments }
      const text = JSON.stringify(contents)
      if (this.#keptContents.get(key) === text && (await this.#tables.touch(key))) return
      await this.#tables.write(key, await runInSlices(encodeContents(contents, key)))
      this.#keptContents.set(key, text)
    } catch (cause) {
      this.#warn(cause)
    }
  }

  async #readSegments(names: readonly string[]): Promise<KnownSegments> {
    let segments: KnownSegments = new Map()
    for (const name of names) {
      const file = await this.#segments.read(name)
      const more = file && file.length > 0 && (await runInSlices(restoreSegments(file, segments)))
      if (more) {
        this.#kept.add(name)
        segments = more
      } else this.#kept.delete(name)
    }
    return segments
  }

  /** @returns their names, which are those of their content; undefined if one cannot be written. */
  async #writeSegments(segments: readonly StorableSegment[]): Promise<string[] | undefined> {
    const names: string[] = []
    for (const segment of segments) {
      const content = [await this.#programDigest(), segment.language, JSON.stringify(segment.keys)]
      const name = (await runInSlices(digest(content))).toString('hex')
      names.push(name)
      // One that is still needed is as new as one that was just written.
      if (this.#kept.has(name) && (await this.#segments.touch(name))) continue
      await this.#segments.write(name, await runInSlices(segment.store()))
      if (!(await this.#segments.touch(name))) return undefined
      this.#kept.add(name)
    }
    return names
  }

  async #writePacks(key: string, { parts, namesKey }: Snapshot): Promise<string[] | undefined> {
    const there: KeptPack[] = []
    for (const pack of this.#keptPacks.get(key) ?? [])
      if (pack.namesKey === namesKey && (await this.#packs.touch(pack.name))) there.push(pack)
    const files = await runInSlices(this.#packedFiles(parts))
    const sizes = new Map(Array.from(files, ([own, { source }]) => [own, source.sentences.length]))
    const kept: KeptPack[] = []
    for (const planned of planPacks(sizes, there)) {
      const pack = planned.kept ?? (await this.#writePack(planned.digests, files, namesKey))
      if (!pack) return undefined
      kept.push(pack)
    }
    this.#keptPacks.set(key, kept)
    return kept.map(({ name }) => name)
  }

  async #writePack(
    digests: readonly string[],
    files: ReadonlyMap<string, PackedFile>,
    namesKey: string,
  ): Promise<KeptPack | undefined> {
    const content = [await this.#programDigest(), namesKey, JSON.stringify(digests)]
    const name = (await runInSlices(digest(content))).toString('hex')
    const packed = digests.flatMap((own) => files.get(own) ?? [])
    await this.#packs.write(name, await runInSlices(encodePack(packed, name, namesKey)))
    return (await this.#packs.touch(name)) ? { name, namesKey, digests } : undefined
  }

  /** By their digests the files that can be packed. */
  *#packedFiles({ readings, sources }: Snapshot['parts']): Generator<void, Map<string, PackedFile>> {
    const texts = Array.from(readings.sources, ([path, { text }]) => ({ path, text }))
    const digests = yield* this.#digestsOf(texts)
    const files = new Map<string, PackedFile>()
    for (const [path, { source, problems }] of readings.sources) {
      const own = digests.get(path)
      if (source === undefined || own === undefined) continue
      const part = sources.get(source.id)
      files.set(own, { digest: own, source, problems, known: part?.source === source ? part : undefined })
    }
    return files
  }

  #programDigest(): Promise<string> {
    return (this.#program ??= runInSlices(programDigest()))
  }

  /** The name of a folder's table of contents. */
  async #keyOf(folder: string): Promise<string> {
    const parts = [await this.#programDigest(), await realpath(folder)]
    return (await runInSlices(digest([JSON.stringify(parts)]))).toString('hex')
  }

  /** By their paths digests that stand for the files' paths and texts. */
  *#digestsOf(files: Iterable<TextFile>): Generator<void, ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    const digests = new Map<string, { readonly text: string; readonly digest: string }>()
    for (const { path, text } of files) {
      const known = this.#digests.get(path)
      const own =
        known?.text === text ? known : { text, digest: (yield* digest([`${path}\0`, text])).toString('hex') }
      digests.set(path, own)
      found.set(path, own.digest)
      yield
    }
    this.#digests = digests
    return found
  }
}
