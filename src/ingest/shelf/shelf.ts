import { readFile } from 'node:fs/promises'
import path from 'node:path'
import PQueue from 'p-queue'
import { splitFrontMatter } from '../../source/frontMatter.ts'
import type { Incoming } from '../incoming.ts'
import { plainAddress } from './address.ts'
import { entryOf, EXPIRED, REJECTED, type Catalogue, type Known, type Place } from './catalogue.ts'
import { likeness, overlap, sketchOf } from './likeness.ts'
import { digestOf, fileAlsoAt, revisedFile, sourceFile, sourceIdOf, type Acquisition } from './sourceFile.ts'
import { keepVersion } from './versions.ts'
import { inTurn } from './turn.ts'
import { replaceFile, writeNew } from './wholeFile.ts'

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
      readonly where: Known['where']
    }
  /** Its address was known, and its text is another than before. */
  | {
      readonly status: 'revised'
      readonly id: string
      readonly file: string
      /** In `drafts` it waits for somebody to read it, and the source is as it was. */
      readonly where: Place
      /** Why it waits although it was to be a source at once. */
      readonly doubt?: string
    }

/** How a document is to be put on the shelf. */
export interface Shelving extends Acquisition {
  readonly place: Place
}

/** More alike than so, two texts are one that two papers print. */
const SAME_TEXT = 0.8
/** More alike than so, one has paragraphs of the other. */
const SIMILAR_TEXT = 0.3
/** A page that has fewer words of its article, or is that much shorter, is an error page, a teaser or another article. */
const LEAST_KEPT = { words: 0.3, length: 0.5 } as const

/** The documents of a knowledge folder, to which others are added, each once. */
export class Shelf {
  readonly #knowledge: string
  readonly #catalogue: Catalogue
  #known: Known[]
  /** Two that come at the same moment may be one. */
  readonly #writing = new PQueue({ concurrency: 1 })

  private constructor(catalogue: Catalogue, known: Known[]) {
    this.#knowledge = catalogue.knowledge
    this.#catalogue = catalogue
    this.#known = known
  }

  /** @throws Error where the folder cannot be read. */
  static async open(catalogue: Catalogue): Promise<Shelf> {
    return new Shelf(catalogue, await catalogue.read())
  }

  /** What is there, as it was when the shelf was opened or something was added last. */
  get known(): readonly Known[] {
    return this.#known
  }

  /**
   * Writes a document's source file, whole or not at all, and never over another document's. Where its text was changed
   * since it was fetched, the file as it was is kept as a version.
   * @throws Error where the disk refuses it.
   */
  add(document: Incoming, shelving: Shelving): Promise<Shelved> {
    return this.#writing.add(() =>
      inTurn(this.#knowledge, async () => {
        await this.#lookAgain()
        return this.#add(document, shelving)
      }),
    )
  }

  /** Takes note of the files that came and went since: other shelves, of other programs too, stand on the same folder. */
  async #lookAgain(): Promise<void> {
    const before = new Map(this.#known.map((known) => [known.file, known]))
    const files = await this.#catalogue.files()
    const known = files.map(
      async (found) => before.get(found.file) ?? { ...found, ...entryOf(await readFile(found.file, 'utf8')) },
    )
    this.#known = await Promise.all(known)
  }

  async #add(document: Incoming, shelving: Shelving): Promise<Shelved> {
    const address = plainAddress(document.particulars.url?.value)
    const there = this.#known.find(({ addresses }) => address !== undefined && addresses.includes(address))
    if (there) return (await this.#revise(there, document, shelving)) ?? knownBy('address', there)
    const sketch = sketchOf(document.text)
    const nearest = this.#nearest(sketch)
    if (nearest && nearest.share >= SAME_TEXT) {
      await this.#noteAddress(nearest.known, document)
      return knownBy('text', nearest.known)
    }
    const { id, file } = await this.#write(document, shelving)
    const isSimilar = nearest !== undefined && nearest.share >= SIMILAR_TEXT
    return { status: 'added', id, file, ...(isSimilar && { like: nearest.known.id }) }
  }

  #nearest(sketch: Known['sketch']): { readonly known: Known; readonly share: number } | undefined {
    let best: { readonly known: Known; readonly share: number } | undefined
    for (const known of this.#known) {
      const share = likeness(known.sketch, sketch)
      if (share > (best?.share ?? 0)) best = { known, share }
    }
    return best
  }

  /** A number is put behind an id that another document has. */
  async #write(
    document: Incoming,
    shelving: Shelving,
  ): Promise<{ readonly id: string; readonly file: string }> {
    const folder = path.join(this.#knowledge, shelving.place)
    const content = sourceFile(document, shelving)
    const name = await writeNew(folder, this.#namesFor(sourceIdOf(document)), content)
    const id = path.basename(name, '.md')
    const file = path.join(folder, name)
    this.#known.push({ ...entryOf(content), id, where: shelving.place, file })
    return { id, file }
  }

  *#namesFor(wanted: string): Generator<string> {
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? wanted : `${wanted}-${number}`
      // A draft becomes a source under its id, which no source may have then.
      if (!this.#known.some((known) => known.id === id)) yield `${id}.md`
    }
  }

  /** The same text in another place. What an editor has broken meanwhile is left alone. */
  async #noteAddress(known: Known, { particulars }: Incoming): Promise<void> {
    if (isPutAside(known) || particulars.url === undefined) return
    const before = await readFile(known.file, 'utf8')
    const address = plainAddress(particulars.url.value)
    // Another program may have noted it.
    if (address === undefined || entryOf(before).addresses.includes(address)) return
    const content = fileAlsoAt(before, particulars)
    if (content !== undefined) await this.#replace(known, content)
  }

  async #replace(known: Known, content: string): Promise<void> {
    await replaceFile(known.file, content)
    const { id, where, file } = known
    this.#known[this.#known.indexOf(known)] = { ...entryOf(content), id, where, file }
  }

  /** @returns undefined where nothing is to be done. */
  async #revise(there: Known, document: Incoming, shelving: Shelving): Promise<Shelved | undefined> {
    const [own] = there.addresses
    if (!shelving.isFetched || own !== plainAddress(document.particulars.url?.value)) return undefined
    const text = digestOf(document.text)
    const seen = this.#known.filter(({ addresses }) => addresses[0] === own)
    if (seen.some(({ textDigest, digest }) => text === textDigest || text === digest)) return undefined
    const content = await readFile(there.file, 'utf8')
    const now = entryOf(content)
    // Another program may have written the same version down.
    if (text === now.textDigest || text === now.digest) return undefined
    // What nobody fetched is an editor's own.
    if (now.digest === undefined || isPutAside(there)) return undefined
    const isEdited = now.digest !== now.textDigest
    if (there.where === 'drafts')
      return isEdited ? undefined : this.#reviseFile(there, content, document, shelving)
    const doubt = isEdited
      ? 'Its text was edited here, and has been changed where it stands since.'
      : doubtOf(splitFrontMatter(content)?.text ?? content, document.text)
    if (shelving.place === 'drafts' || doubt !== undefined)
      return this.#propose(there, content, document, shelving, doubt)
    const revised = revisedFile(content, document, shelving)
    if (revised === undefined) return undefined
    await keepVersion(this.#knowledge, there.id, shelving.retrieved, content)
    await this.#replace(there, revised)
    return { status: 'revised', id: there.id, file: there.file, where: 'sources' }
  }

  async #reviseFile(
    there: Known,
    content: string,
    document: Incoming,
    shelving: Shelving,
  ): Promise<Shelved | undefined> {
    const revised = revisedFile(content, document, { ...shelving, isReviewed: true })
    if (revised === undefined) return undefined
    await this.#replace(there, revised)
    return { status: 'revised', id: there.id, file: there.file, where: 'drafts' }
  }

  /** A new version of a source that waits has the source's id. An earlier one that nobody has edited gives way to it. */
  async #propose(
    source: Known,
    content: string,
    document: Incoming,
    shelving: Shelving,
    doubt: string | undefined,
  ): Promise<Shelved | undefined> {
    const waiting = this.#known.find(({ id, where }) => id === source.id && where === 'drafts')
    if (waiting && waiting.digest !== waiting.textDigest) return undefined
    const revised = revisedFile(content, document, { ...shelving, isReviewed: true })
    if (revised === undefined) return undefined
    const folder = path.join(this.#knowledge, 'drafts')
    const file = path.join(folder, `${source.id}.md`)
    if (waiting) await this.#replace(waiting, revised)
    else {
      await writeNew(folder, [`${source.id}.md`], revised)
      this.#known.push({ ...entryOf(revised), id: source.id, where: 'drafts', file })
    }
    return {
      status: 'revised',
      id: source.id,
      file,
      where: 'drafts',
      ...(doubt !== undefined && { doubt }),
    }
  }
}

/** Why what stands at an address now may be no version of what stood there, as a sentence. */
function doubtOf(before: string, now: string): string | undefined {
  if (now.length < before.length * LEAST_KEPT.length)
    return `It is much shorter than before: ${now.length} characters, and it had ${before.length}.`
  if (overlap(before, now) < LEAST_KEPT.words) return 'It has hardly any words of what stood there before.'
  return undefined
}

/** What nobody is to see again is left as it is. */
function isPutAside({ where }: Known): boolean {
  return where === REJECTED || where === EXPIRED
}

function knownBy(by: 'address' | 'text', { id, where }: Known): Shelved {
  return { status: 'known', id, by, where }
}
