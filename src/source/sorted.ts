/** So many items between two places to interrupt. */
const SLICE = 1000

/**
 * Sorts as Array.prototype.toSorted does, yielding often.
 * @param compare negative when the left item comes first; items that are equal keep their order.
 */
export function* sorted<T>(
  items: readonly T[],
  compare: (left: T, right: T) => number,
): Generator<void, readonly T[]> {
  let runs: (readonly T[])[] = []
  for (let at = 0; at < items.length; at += SLICE) {
    runs.push(items.slice(at, at + SLICE).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

function* merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (left: T, right: T) => number,
): Generator<void, readonly T[]> {
  const both: T[] = []
  let taken = 0
  for (const [at, item] of right.entries()) {
    for (; taken < left.length; taken += 1) {
      const other = left[taken]
      if (other === undefined || compare(other, item) > 0) break
      both.push(other)
      if (both.length % SLICE === 0) yield
    }
    both.push(item)
    if (at % SLICE === 0) yield
  }
  for (; taken < left.length; taken += SLICE) {
    both.push(...left.slice(taken, taken + SLICE))
    yield
  }
  return both
}
