/** The bytes that are in use once nothing is left to collect. Wants node's --expose-gc. */
export function bytesInUse(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** @param share 0..1: 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** The chance that one of `greater` is greater than one of `less`, ties counted half. */
export function areaUnderCurve(greater: readonly number[], less: readonly number[]): number {
  const wins = greater.map((high) => mean(less.map((low) => (high > low ? 1 : high === low ? 0.5 : 0))))
  return mean(wins)
}

/** So many of the items, evenly taken. */
export function subsample<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most)
  return items.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
}
