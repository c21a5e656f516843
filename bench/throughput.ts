/** One row of requests, sent one after the other by several connections. */
export interface Round {
  readonly seconds: number
  /** Milliseconds that each request took. */
  readonly times: readonly number[]
}

export interface Throughput {
  readonly perSecond: number
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99: number
}

/** The median round's throughput, and the time of the slowest requests of all rounds. */
export function throughput(rounds: readonly Round[]): Throughput {
  const times = rounds.flatMap((each) => each.times).toSorted((a, b) => a - b)
  return {
    perSecond: median(rounds.map(({ seconds, times: all }) => all.length / seconds)),
    p99: times[Math.ceil(times.length * 0.99) - 1] ?? 0,
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
