import MiniSearch, { type Options } from 'minisearch'
import { z } from 'zod'
import type { Passage } from '../../src/search/passages/passageIndex.ts'
import { ALL, type Built, type Engine } from '../engine.ts'
import { stem } from '../words.ts'

interface Entry {
  readonly id: number
  readonly text: string
  readonly paragraph: string
  readonly title: string
}

const TUNED = { processTerm: stem, searchOptions: { fuzzy: 0.2 } }

export const miniSearch: Engine = {
  name: 'MiniSearch',
  settings: 'defaults',
  most: ALL,
  build: (passages) => build(passages, { fields: ['text'] }),
}

export const miniSearchTuned: Engine = {
  name: 'MiniSearch tuned',
  settings: 'stems, stop words, fuzzy 0.2',
  most: ALL,
  build: (passages) => build(passages, { fields: ['text'], ...TUNED }),
}

export const miniSearchFields: Engine = {
  name: 'MiniSearch fields',
  settings: 'tuned, and the paragraph (boost 0.3) and the title (0.3) as fields',
  most: ALL,
  build: (passages) =>
    build(passages, {
      fields: ['text', 'paragraph', 'title'],
      processTerm: stem,
      searchOptions: { fuzzy: 0.2, boost: { paragraph: 0.3, title: 0.3 } },
    }),
}

function build(passages: readonly Passage[], options: Options<Entry>): Built {
  const index = new MiniSearch<Entry>(options)
  const paragraphs = new Map<number, string[]>()
  if (options.fields.includes('paragraph'))
    for (const { group, text } of passages) paragraphs.set(group, [...(paragraphs.get(group) ?? []), text])
  index.addAll(
    passages.map(({ text, group, title }, id) => ({
      id,
      text,
      paragraph: paragraphs.get(group)?.join(' ') ?? '',
      title,
    })),
  )
  return {
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id, score }) => ({ id: z.number().parse(id), score })),
    bytesOutsideHeap: 0,
  }
}
