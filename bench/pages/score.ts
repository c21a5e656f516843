/** How much of a text was found, and how much of what was found is of it, each 0..1. */
export interface Score {
  readonly precision: number
  readonly recall: number
}

const RUN_WORDS = 4

/** By runs of four words, as article-extraction-benchmark measures it. */
export function scoreOf(expected: string, found: string): Score {
  const [wanted, had] = [runsOf(expected), runsOf(found)]
  let [both, more, fewer] = [0, 0, 0]
  for (const run of new Set([...wanted.keys(), ...had.keys()])) {
    const [one, other] = [wanted.get(run) ?? 0, had.get(run) ?? 0]
    both += Math.min(one, other)
    more += Math.max(0, other - one)
    fewer += Math.max(0, one - other)
  }
  if (more + fewer === 0) return { precision: 1, recall: 1 }
  return {
    precision: both + more === 0 ? 0 : both / (both + more),
    recall: both + fewer === 0 ? 0 : both / (both + fewer),
  }
}

export function f1({ precision, recall }: Score): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

function runsOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const runs = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - RUN_WORDS + 1); at += 1) {
    const run = words.slice(at, at + RUN_WORDS).join(' ')
    runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
