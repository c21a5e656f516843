/** So many parts of about the same size are merged. */
const WIDTH = 4
/** Parts that are no larger than this are as small as any: merging them takes a moment. */
const SMALL = 1024
/** A part is written anew when so large a share of it is withdrawn. */
const MOST_WITHDRAWN = 0.3

/** A part of something that changes bit by bit, as a segment is of an index. */
export interface Sized {
  /** How much of it still counts. */
  readonly size: number
  /** With what is withdrawn. */
  readonly whole: number
}

/**
 * The parts that should be merged, at least one, so that there are never many; none if it is well as it is. Sizes are in
 * tiers, each four times as large as the one before, and four of one tier make one of the next, so that everything is moved
 * as many times as there are tiers.
 * @param most so much of it is never one part, unless it came so.
 */
export function toMerge<Part extends Sized>(parts: readonly Part[], most: number): readonly Part[] {
  const wasteful = parts.find(({ size, whole }) => size < (1 - MOST_WITHDRAWN) * whole)
  if (wasteful) return [wasteful]
  const tiers = new Map<number, Part[]>()
  for (const part of parts.toSorted((a, b) => a.size - b.size)) {
    const tier = tierOf(part.size)
    const same = tiers.get(tier) ?? []
    tiers.set(tier, same)
    if (same.reduce((sum, { size }) => sum + size, part.size) <= most) same.push(part)
  }
  return [...tiers.values()].find(({ length }) => length >= WIDTH) ?? []
}

function tierOf(size: number): number {
  return Math.max(0, Math.ceil(Math.log(size / SMALL) / Math.log(WIDTH)))
}
