import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { splitFrontMatter } from '../../source/frontMatter.ts'
import type { Incoming } from '../incoming.ts'
import { likeness, sketchOf, type Sketch } from './likeness.ts'
import { sourceFile, sourceIdOf } from './sourceFile.ts'

/** What became of a document. */
export type Shelved =
  | {
      readonly status: 'added'
      readonly id: string
      readonly file: string
      /** The id of another of which it has much, though not all. */
      readonly like?: string
    }
  /** It is there already, under this id: by its address, or by its words. */
  | {
      readonly status: 'known'
      readonly id: string
      readonly by: 'address' | 'text'
      readonly where: Place | 'rejected'
    }

/** Sources are quoted; drafts wait for somebody to read them first. */
export type Place = 'sources' | 'drafts'

/** What somebody has rejected stays known, so that no feed brings it again. */
export const REJECTED = 'rejected'

const PLACES = ['sources', 'drafts', REJECTED] as const

/** More alike than so, two texts are one that two papers print. */
const SAME_TEXT = 0.8
/** More alike than so, one has paragraphs of the other. */
const SIMILAR_TEXT = 0.3
const frontMatter = z.object({ url: z.string().optional() })

interface Known {
  readonly id: string
  readonly where: Place | 'rejected'
  readonly address: string | undefined
  readonly sketch: Sketch
}

/** The sources and drafts of a knowledge folder, to which documents are added, each once. */
export class Shelf {
  readonly #knowledge: string
  readonly #known: Known[]

  private constructor(knowledge: string, known: Known[]) {
    this.#knowledge = knowledge
    this.#known = known
  }

  /**
   * @param knowledge the knowledge folder.
   * @throws Error where it cannot be read.
   */
  static async open(knowledge: string): Promise<Shelf> {
    const known: Known[] = []
    for (const place of PLACES) {
      const folder = path.join(knowledge, place)
      for (const name of await sourceNames(folder))
        known.push(knownAs(name, place, await readFile(path.join(folder, name), 'utf8')))
    }
    return new Shelf(knowledge, known)
  }

  /**
   * Writes a document's source file, whole or not at all, and never over another.
   * @param retrieved the day it was fetched, `YYYY-MM-DD`.
   * @throws Error where the disk refuses it.
   */
  async add(document: Incoming, retrieved: string, place: Place, isReviewed: boolean): Promise<Shelved> {
    const address = plainAddress(document.particulars.url?.value)
    const sketch = sketchOf(document.text)
    const sameAddress = this.#known.find((known) => address !== undefined && known.address === address)
    if (sameAddress) return knownBy('address', sameAddress)
    const [nearest] = this.#known
      .map((known) => ({ known, share: likeness(known.sketch, sketch) }))
      .sort((one, other) => other.share - one.share)
    if (nearest && nearest.share >= SAME_TEXT) return knownBy('text', nearest.known)
    const { id, file } = await this.#write(
      place,
      sourceIdOf(document),
      sourceFile(document, retrieved, isReviewed),
    )
    this.#known.push({ id, where: place, address, sketch })
    const isSimilar = nearest !== undefined && nearest.share >= SIMILAR_TEXT
    return { status: 'added', id, file, ...(isSimilar && { like: nearest.known.id }) }
  }

  /** A number is put behind an id that another source has. */
  async #write(
    place: Place,
    wanted: string,
    text: string,
  ): Promise<{ readonly id: string; readonly file: string }> {
    const folder = path.join(this.#knowledge, place)
    await mkdir(folder, { recursive: true })
    const draft = path.join(folder, `.${randomBytes(8).toString('hex')}.draft`)
    const handle = await open(draft, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    try {
      for (let number = 1; ; number += 1) {
        const id = number === 1 ? wanted : `${wanted}-${number}`
        // A draft becomes a source under its id, which no source may have then.
        if (this.#known.some((known) => known.id === id)) continue
        const file = path.join(folder, `${id}.md`)
        if (await linked(draft, file)) return { id, file }
      }
    } finally {
      await unlink(draft)
    }
  }
}

async function sourceNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.md') && !name.startsWith('.')).sort()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}

/** Gives a file a second name. @returns false where that name is taken. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  }
}

function knownBy(by: 'address' | 'text', { id, where }: Known): Shelved {
  return { status: 'known', id, by, where }
}

function knownAs(name: string, where: Known['where'], file: string): Known {
  const split = splitFrontMatter(file)
  const address = split && frontMatter.safeParse(parsedYaml(split.yaml)).data?.url
  return {
    id: name.replace(/\.md$/u, ''),
    where,
    address: plainAddress(address),
    sketch: sketchOf(split?.text ?? file),
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

const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|smid|partner)$/iu

/** An address without what only says how a reader came to it. */
function plainAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  url.hash = ''
  url.protocol = 'https:'
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  url.pathname = url.pathname.replace(/(?<=.)\/$/u, '')
  return url.href
}
