import lunr from 'lunr'
import { ALL, type Engine } from '../engine.ts'
import { tellingWords } from '../words.ts'

/** Shorter words are given no misspelling. */
const FUZZY_FROM = 5
const FUZZY_BOOST = 0.3

export const lunrEngine: Engine = {
  name: 'lunr',
  settings: 'stems, stop words, and words from 5 letters also within one edit at 0.3',
  most: ALL,
  build(passages) {
    const index = lunr((builder) => {
      builder.field('text')
      for (const [id, { text }] of passages.entries()) builder.add({ id: id.toString(), text })
    })
    return {
      search: (query, limit) =>
        index
          .query((clauses) => {
            for (const word of tellingWords(query)) {
              clauses.term(word, {})
              if (word.length >= FUZZY_FROM) clauses.term(word, { editDistance: 1, boost: FUZZY_BOOST })
            }
          })
          .slice(0, limit)
          .map(({ ref, score }) => ({ id: Number(ref), score })),
      bytesOutsideHeap: 0,
    }
  },
}
