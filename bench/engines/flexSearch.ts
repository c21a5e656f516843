import { Charset, Encoder, Index } from 'flexsearch'
import { ALL, type Engine } from '../engine.ts'
import { STOP_WORDS } from '../words.ts'

/** FlexSearch keeps to a table of so many steps of relevance. */
const RESOLUTION = 9

export const flexSearch: Engine = {
  name: 'FlexSearch',
  settings: 'LatinBalance (letters that sound alike), stop words, suggestions on',
  most: ALL,
  build(passages) {
    const encoder = new Encoder({ ...Charset.LatinBalance, filter: new Set(STOP_WORDS) })
    const index = new Index({ tokenize: 'strict', resolution: RESOLUTION, encoder })
    for (const [id, { text }] of passages.entries()) index.add(id, text)
    return {
      search: (query, limit) =>
        index.search(query, { limit, suggest: true }).map((id) => ({ id: Number(id), score: 0 })),
      bytesOutsideHeap: 0,
    }
  },
}
