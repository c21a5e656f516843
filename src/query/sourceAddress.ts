import { plainAddress } from '../ingest/shelf/address.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'

const known = new WeakMap<Snapshot, ReadonlyMap<string, string>>()

/**
 * The id of the source that stands at an address, or also stands there; how a reader came to the address does not count.
 * @returns undefined where the address is of no source.
 */
export function sourceAt(snapshot: Snapshot, address: string): string | undefined {
  const ids = known.get(snapshot) ?? idsByAddress(snapshot)
  known.set(snapshot, ids)
  return ids.get(plainAddress(address) ?? '')
}

function idsByAddress({ sources }: Snapshot): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const { id, particulars } of sources.values())
    for (const url of [particulars.url, ...particulars.alsoAt.map((place) => place.url)]) {
      const plain = plainAddress(url)
      if (plain !== undefined && !ids.has(plain)) ids.set(plain, id)
    }
  return ids
}
