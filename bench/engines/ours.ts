import { buildPassageIndex } from '../../src/search/passages/passageIndex.ts'
import { ALL, type Engine } from '../engine.ts'
import { finish } from '../finish.ts'

export const ours: Engine = {
  name: 'ours',
  settings: 'as the bot uses it',
  most: ALL,
  build(passages) {
    const index = finish(buildPassageIndex(passages))
    return {
      search: (query, limit) =>
        index.search(query, { limit }).hits.map(({ passage, score }) => ({ id: passage, score })),
      bytesOutsideHeap: 0,
    }
  },
}
