import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { parse } from 'yaml'
import { z } from 'zod'
import { hasCode } from '../../errors.ts'
import { FileCache } from '../../fileCache.ts'
import { sealed, unsealed } from '../../search/seal.ts'
import { splitFrontMatter } from '../../source/frontMatter.ts'
import { runInSlices } from '../../source/slices.ts'
import { plainAddress } from './address.ts'
import { sketchOf } from './likeness.ts'
import { digestOf } from './sourceFile.ts'
import { removeAbandoned } from './wholeFile.ts'

/** Sources are quoted; drafts wait for somebody to read them first. */
export type Place = 'sources' | 'drafts'

/** What somebody has rejected stays known, so that no feed brings it again. */
export const REJECTED = 'rejected'

/** What was to stay for a time stays known after it, too. */
export const EXPIRED = 'expired'

const PLACES = ['sources', 'drafts', REJECTED, EXPIRED] as const

const entry = z.object({
  /** Where it stands, without what only says how a reader came there; then where its text stands besides. */
  addresses: z.array(z.string()),
  /** The address as it is written. */
  url: z.string().optional(),
  /** Of its text, as it is. */
  textDigest: z.string(),
  /** Of its text as it was fetched; absent where nobody fetched it. */
  digest: z.string().optional(),
  /** The day, `YYYY-MM-DD`. */
  retrieved: z.string().optional(),
  /** The day on which it is to be taken out, `YYYY-MM-DD`. */
  until: z.string().optional(),
  isReviewed: z.boolean(),
  isGone: z.boolean(),
  sketch: z.custom<Float64Array>((value) => value instanceof Float64Array),
})

/** What is known of a document by its file's content alone. */
type Entry = Readonly<z.output<typeof entry>>

/** A document that a knowledge folder has. */
export interface Known extends Entry {
  readonly id: string
  readonly where: Place | typeof REJECTED | typeof EXPIRED
  readonly file: string
}

const stored = z.map(z.string(), entry)

/** Reading so many files at once keeps the disk busy, and to take them apart holds up nobody for long. */
const AT_ONCE = 16
/** Fewer new ones are found out again sooner than all are written down. */
const WORTH_KEEPING = 20

/**
 * Knows what documents a knowledge folder has. What follows from a file is kept by the hash of its content, in memory and
 * in a cache on disk, so that only what is new is taken apart.
 */
export class Catalogue {
  readonly knowledge: string
  readonly #cache: FileCache | undefined
  #entries: ReadonlyMap<string, Entry> | undefined

  /**
   * @param knowledge the knowledge folder.
   * @param cache the folder of the cache; without one all is found out again by each process.
   */
  constructor(knowledge: string, cache?: string) {
    this.knowledge = knowledge
    this.#cache =
      cache === undefined
        ? undefined
        : new FileCache({ folder: cache, prefix: 'shelf-', suffix: '.cache', most: 3, warn: () => undefined })
  }

  /** @throws Error where the folder cannot be read. */
  async read(): Promise<Known[]> {
    if (!this.#entries) for (const place of PLACES) await removeAbandoned(path.join(this.knowledge, place))
    const before = this.#entries ?? (await this.#stored())
    const entries = new Map<string, Entry>()
    const known: Known[] = []
    let found = 0
    const files = await this.files()
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const batch = files.slice(at, at + AT_ONCE)
      const contents = await Promise.all(batch.map(({ file }) => readFile(file, 'utf8')))
      for (const [index, content] of contents.entries()) {
        const hash = createHash('sha256').update(content).digest('base64url')
        const kept = before.get(hash)
        if (!kept) found += 1
        const own = kept ?? entryOf(content)
        entries.set(hash, own)
        const file = batch[index]
        if (file) known.push({ ...file, ...own })
      }
    }
    this.#entries = entries
    if (found >= WORTH_KEEPING) await this.#keep(entries)
    return known
  }

  /** What stands there now, unread: in a fixed order, sources first. */
  async files(): Promise<Pick<Known, 'id' | 'where' | 'file'>[]> {
    const all = await Promise.all(
      PLACES.map(async (where) =>
        (await markdownIn(path.join(this.knowledge, where)))
          .sort()
          .map((file) => ({ id: path.basename(file, '.md'), where, file })),
      ),
    )
    return all.flat()
  }

  #key(): string {
    return createHash('sha256')
      .update(`${LAYOUT} ${path.resolve(this.knowledge)}`)
      .digest('hex')
  }

  async #stored(): Promise<ReadonlyMap<string, Entry>> {
    const bytes = await this.#cache?.read(this.#key())
    const content = bytes && (await runInSlices(unsealed(bytes)))
    return (content && stored.safeParse(deserialized(content)).data) ?? new Map<string, Entry>()
  }

  async #keep(entries: ReadonlyMap<string, Entry>): Promise<void> {
    await this.#cache?.write(this.#key(), await runInSlices(sealed(serialize(entries))))
  }
}

/** Changes whenever what follows from a file does. */
const LAYOUT = 'shelf 3'

/** Another version of V8 may have another layout. */
function deserialized(content: Uint8Array): unknown {
  try {
    return deserialize(content)
  } catch {
    return undefined
  }
}

async function markdownIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((found) => found.isFile() && found.name.endsWith('.md') && !found.name.startsWith('.'))
      .map((found) => path.join(found.parentPath, found.name))
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return []
    throw cause
  }
}

const frontMatter = z.object({
  url: z.string().optional().catch(undefined),
  alsoAt: z.array(z.object({ url: z.string() })).catch([]),
  digest: z.string().optional().catch(undefined),
  retrieved: z.string().optional().catch(undefined),
  until: z.string().optional().catch(undefined),
  reviewed: z.boolean().optional().catch(undefined),
  gone: z.string().optional().catch(undefined),
})

/** What is known of a document by its file's content. */
export function entryOf(content: string): Entry {
  const split = splitFrontMatter(content)
  const { data } = frontMatter.safeParse(split && parsedYaml(split.yaml))
  const text = split?.text ?? content
  const addresses = [data?.url, ...(data?.alsoAt ?? []).map(({ url }) => url)]
  return {
    addresses: addresses.flatMap((address) => plainAddress(address) ?? []),
    ...(data?.url !== undefined && { url: data.url }),
    textDigest: digestOf(text),
    ...(data?.digest !== undefined && { digest: data.digest }),
    ...(data?.retrieved !== undefined && { retrieved: data.retrieved }),
    ...(data?.until !== undefined && { until: data.until }),
    isReviewed: data?.reviewed !== false,
    isGone: data?.gone !== undefined,
    sketch: sketchOf(text),
  }
}

/** A file that an editor has not finished is none of the shelf's business; the check speaks of it. */
function parsedYaml(yaml: string): unknown {
  try {
    return parse(yaml)
  } catch {
    return undefined
  }
}
