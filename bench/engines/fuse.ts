import Fuse from 'fuse.js'
import type { Engine } from '../engine.ts'

/** Fuse scans every text for every question, so it is given less. */
const most = { passages: 10_000, questions: 60 } as const

export const fuse: Engine = {
  name: 'fuse.js',
  settings: 'one pattern, ignoreLocation, threshold 0.6',
  most,
  build(passages) {
    const index = new Fuse(
      passages.map(({ text }) => text),
      { ignoreLocation: true, includeScore: true },
    )
    return { search: found(index), bytesOutsideHeap: 0 }
  },
}

export const fuseTokens: Engine = {
  name: 'fuse.js tokens',
  settings: 'useTokenSearch, threshold 0.2 (better than the default 0.6), ignoreLocation',
  most,
  build(passages) {
    const index = new Fuse(
      passages.map(({ text }) => text),
      { useTokenSearch: true, threshold: 0.2, ignoreLocation: true, includeScore: true },
    )
    return { search: found(index), bytesOutsideHeap: 0 }
  },
}

function found(index: Fuse<string>) {
  return (query: string, limit: number) =>
    index.search(query, { limit }).map(({ refIndex, score }) => ({ id: refIndex, score: 1 - (score ?? 0) }))
}
