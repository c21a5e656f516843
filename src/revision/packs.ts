import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { runInSlices } from '../source/slices.ts'
import { Collection } from '../state/collection.ts'
import type { State } from '../state/state.ts'
import { stored } from './notStored.ts'
import { hashOf } from './tree.ts'

/** Where a text is kept: in so many parts of a pack, from the first on. */
export const place = z.looseObject({ pack: z.string(), first: z.int(), count: z.int() })
export type Place = Readonly<z.output<typeof place>>

/** In UTF-16 units: six times as many, which is what escaping may make of them, are still a value of the state. */
const LONGEST_PART = 150_000
/** What nothing refers to by then was left by a process that ended; nothing takes so long to be published. */
const ABANDONED_MILLISECONDS = 60 * 60 * 1000

/** Pieces of texts by the hashes of the whole texts. */
const part = z.record(z.string(), z.string())

/**
 * Texts by their hashes, kept in the state. What is written at once is a pack: a pack is never changed, and whoever
 * writes never counts on texts of a pack that nothing refers to, so that such packs can be deleted beside.
 */
export class Packs {
  readonly #packs: Collection<{ at: number }>
  readonly #parts: Collection<z.output<typeof part>>
  readonly #now: () => number

  constructor(state: State, now: () => number) {
    this.#packs = new Collection(state, 'revision-packs', z.object({ at: z.number() }))
    this.#parts = new Collection(state, 'revision-texts', part)
    this.#now = now
  }

  /** @param texts by their hashes. */
  async write(texts: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Place>> {
    const pack = `${Math.floor(this.#now()).toString(36)}-${randomBytes(6).toString('hex')}`
    if (texts.size > 0) await stored(this.#packs.set(pack, { at: this.#now() }))
    const places = new Map<string, Place>()
    let number = 0
    for (const { pieces, whole } of partsOf(texts)) {
      await stored(this.#parts.set(idOf(pack, number), Object.fromEntries(pieces)))
      for (const [hash] of pieces) {
        const { first = number } = places.get(hash) ?? {}
        places.set(hash, { pack, first, count: whole ? 1 : number - first + 1 })
      }
      number += 1
    }
    return places
  }

  /**
   * @param wanted where texts are, by their hashes.
   * @throws Error where one is not there or not what it was.
   */
  async read(wanted: ReadonlyMap<string, Place>): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    for (const { place, hashes } of byPart(wanted)) {
      const { pack, first, count } = place
      const parts: z.output<typeof part>[] = []
      for (let number = first; number < first + count; number += 1)
        parts.push((await stored(this.#parts.get(idOf(pack, number)))) ?? {})
      for (const hash of hashes) {
        const text = parts.map((pieces) => pieces[hash] ?? '').join('')
        if ((await runInSlices(hashOf(text))) !== hash)
          throw new Error(`The text ${hash} is not what was kept, or is not there any more.`)
        found.set(hash, text)
      }
    }
    return found
  }

  /**
   * Deletes the packs that nothing refers to, unless one may just be written.
   * @param since milliseconds since 1970 when it was looked what refers to packs: what was written later is left alone.
   */
  async sweep(isReferred: (pack: string) => boolean, since: number): Promise<void> {
    for await (const { id, value } of this.#packs.all()) {
      if (isReferred(id) || value.at > since - ABANDONED_MILLISECONDS) continue
      let number = 0
      while (await this.#parts.delete(idOf(id, number))) number += 1
      await this.#packs.delete(id)
    }
  }
}

interface Part {
  readonly pieces: readonly (readonly [hash: string, piece: string])[]
  /** Whether each piece is a whole text. */
  readonly whole: boolean
}

/** Short texts together, a long one in parts of its own. */
function* partsOf(texts: ReadonlyMap<string, string>): Generator<Part> {
  let pieces: [string, string][] = []
  let length = 0
  for (const [hash, text] of texts) {
    if (text.length > LONGEST_PART) {
      for (let at = 0; at < text.length; at += LONGEST_PART)
        yield { pieces: [[hash, text.slice(at, at + LONGEST_PART)]], whole: false }
      continue
    }
    if (length + text.length > LONGEST_PART) {
      yield { pieces, whole: true }
      pieces = []
      length = 0
    }
    pieces.push([hash, text])
    length += text.length
  }
  if (pieces.length > 0) yield { pieces, whole: true }
}

function idOf(pack: string, number: number): string {
  return `${pack}-${String(number).padStart(6, '0')}`
}

/** Texts that stand in the same part are read at once. */
function byPart(
  wanted: ReadonlyMap<string, Place>,
): Iterable<{ readonly place: Place; readonly hashes: string[] }> {
  const groups = new Map<string, { readonly place: Place; readonly hashes: string[] }>()
  for (const [hash, place] of wanted) {
    const start = idOf(place.pack, place.first)
    const group = groups.get(start)
    if (group) group.hashes.push(hash)
    else groups.set(start, { place, hashes: [hash] })
  }
  return groups.values()
}
