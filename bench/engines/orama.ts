import { create, insertMultiple, search } from '@orama/orama'
import { stemmer } from '@orama/stemmers/english'
import { ALL, type Engine } from '../engine.ts'
import { STOP_WORDS } from '../words.ts'

export const orama: Engine = {
  name: 'Orama',
  settings: 'stems, stop words, tolerance 1, any word (threshold 1)',
  most: ALL,
  async build(passages) {
    const index = create({
      schema: { text: 'string' },
      components: {
        tokenizer: { language: 'english', stemming: true, stemmer, stopWords: [...STOP_WORDS] },
      },
    })
    await insertMultiple(
      index,
      passages.map(({ text }, id) => ({ id: id.toString(), text })),
    )
    return {
      async search(term, limit) {
        const { hits } = await search(index, { term, limit, tolerance: 1, threshold: 1 })
        return hits.map(({ id, score }) => ({ id: Number(id), score }))
      },
      bytesOutsideHeap: 0,
    }
  },
}
