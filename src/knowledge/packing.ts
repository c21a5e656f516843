import { toMerge, type Sized } from '../search/tiers.ts'

/** Packs are read and written in one go, which must not take long. */
export const MOST_OF_A_PACK = 2 ** 16

/** A pack that is on disk. */
export interface KeptPack {
  /** That of its file. */
  readonly name: string
  readonly namesKey: string
  readonly digests: readonly string[]
}

/** A pack as it should be: one that is kept, or some files that are to be packed. */
interface PlannedPack {
  readonly kept?: KeptPack
  readonly digests: readonly string[]
}

type Part = PlannedPack & Sized

/**
 * In what packs files should be: most of them in those in which they are. Packs are merged as segments of an index are.
 * @param sizes by its digest how many sentences each file has.
 * @param packs with the entries' names as they are now.
 */
export function planPacks(
  sizes: ReadonlyMap<string, number>,
  packs: readonly KeptPack[],
): readonly PlannedPack[] {
  const waiting = new Map(sizes)
  let parts: Part[] = []
  for (const kept of packs) {
    const digests = kept.digests.filter((digest) => waiting.has(digest))
    if (digests.length === 0) continue
    for (const digest of digests) waiting.delete(digest)
    const size = sizeOf(digests, sizes)
    // How large the others were is not known any more, which are as large as these on average.
    parts.push({ kept, digests, size, whole: (size * kept.digests.length) / digests.length })
  }
  parts.push(...packed(waiting))
  for (;;) {
    const merging = toMerge(parts, MOST_OF_A_PACK)
    if (merging.length === 0) return parts
    const digests = merging.flatMap((part) => part.digests)
    const size = sizeOf(digests, sizes)
    parts = [...parts.filter((part) => !merging.includes(part)), { digests, size, whole: size }]
  }
}

/** Files in the order in which they are given, in packs that are not too large. */
function packed(files: ReadonlyMap<string, number>): Part[] {
  const parts: (Part & { digests: string[]; size: number; whole: number })[] = []
  for (const [digest, size] of files) {
    const last = parts.at(-1)
    if (last && last.size + size <= MOST_OF_A_PACK) {
      last.digests.push(digest)
      last.size += size
      last.whole += size
    } else parts.push({ digests: [digest], size, whole: size })
  }
  return parts
}

function sizeOf(digests: readonly string[], sizes: ReadonlyMap<string, number>): number {
  return digests.reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0)
}
