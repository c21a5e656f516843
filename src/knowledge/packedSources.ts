import type { TextFile } from '../source/folder.ts'
import type { SourceReading } from './load.ts'
import type { KnownSource } from './snapshot.ts'
import type { Pack } from './sourcePack.ts'
import type { Source } from './types.ts'

interface Place {
  readonly pack: Pack
  readonly number: number
}

/** Files of sources as packs have them. */
export class PackedSources {
  readonly #digests: ReadonlyMap<string, string>
  readonly #places = new Map<string, Place>()
  readonly #placeOf = new WeakMap<Source, Place>()

  /** @param digests by its path what stands for each file of the folder and its text. */
  constructor(digests: ReadonlyMap<string, string>) {
    this.#digests = digests
  }

  add(pack: Pack): void {
    for (const [number, digest] of pack.digests.entries()) this.#places.set(digest, { pack, number })
  }

  reading(file: TextFile): SourceReading | undefined {
    const place = this.#places.get(this.#digests.get(file.path) ?? '')
    const reading = place?.pack.reading(place.number, file)
    if (place && reading?.source) this.#placeOf.set(reading.source, place)
    return reading
  }

  /** What followed from a source that `reading` gave. */
  known(source: Source): KnownSource | undefined {
    const place = this.#placeOf.get(source)
    return place?.pack.known(place.number, source)
  }
}
