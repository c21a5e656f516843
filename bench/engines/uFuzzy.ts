import uFuzzy from '@leeoniya/ufuzzy'
import { Best } from '../../src/search/best.ts'
import type { Engine, Found } from '../engine.ts'
import { tellingWords } from '../words.ts'

/** The library declares its modes as an ambient const enum, which cannot be named here. */
const SINGLE_ERROR: { readonly intraMode: number } = { intraMode: 1 }

export const uFuzzyEngine: Engine = {
  name: 'uFuzzy',
  settings: 'each word filtered with one error, weighed by its inverse document frequency, stop words',
  most: { passages: Infinity, questions: 300 },
  build(passages) {
    const texts = passages.map(({ text }) => text)
    const engine = new uFuzzy(
      Object.assign({ intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 } as const, SINGLE_ERROR),
    )
    return {
      search(query, limit) {
        const sums = new Map<number, number>()
        for (const word of tellingWords(query)) {
          const holding = engine.filter(texts, word) ?? []
          const weight = Math.log(1 + texts.length / (1 + holding.length))
          for (const id of holding) sums.set(id, (sums.get(id) ?? 0) + weight)
        }
        const best = new Best<Found>(limit, (a, b) => b.score - a.score || a.id - b.id)
        for (const [id, score] of sums) best.offer({ id, score })
        return best.sorted()
      },
      bytesOutsideHeap: 0,
    }
  },
}
