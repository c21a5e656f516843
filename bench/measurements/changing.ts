import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import {
  indexDocuments,
  restoreSegments,
  type IndexedDocument,
} from '../../src/search/passages/passageIndex.ts'
import { runInSlices } from '../../src/source/slices.ts'
import { glossesAndPairs, knownItems, passagesOf } from '../glosses.ts'
import { watchTurns } from '../longestTurn.ts'
import { bytesInUse, percentile } from '../measure.ts'

const input = z.object({ passages: z.number(), changes: z.number() })

export const changingOutput = z.object({
  buildSeconds: z.number(),
  megabytes: z.number(),
  /** From a source's being there, other or gone until it is searched so, in milliseconds: the median and the longest. */
  foundP50: z.number(),
  foundMost: z.number(),
  segments: z.number(),
  /** Milliseconds, while segments come, go and are merged. */
  answerP50: z.number(),
  answerP99: z.number(),
  longestTurn: z.number().optional(),
  storedMegabytes: z.number(),
  restoreSeconds: z.number(),
})

const PER_DOCUMENT = 25
/** Milliseconds between two questions. */
const PAUSE = 20

/** Changes an index while it is asked: documents come, change and go one after the other. */
export async function measureChanging(given: unknown): Promise<z.infer<typeof changingOutput>> {
  const wanted = input.parse(given)
  const texts = glossesAndPairs(wanted.passages)
  const passages = passagesOf(texts)
  let documents: IndexedDocument[] = []
  for (let at = 0; at < passages.length; at += PER_DOCUMENT)
    documents.push({ key: String(at), passages: passages.slice(at, at + PER_DOCUMENT) })
  const before = bytesInUse()
  const start = performance.now()
  let index = await runInSlices(indexDocuments(documents))
  const buildSeconds = (performance.now() - start) / 1000
  const megabytes = (bytesInUse() - before) / 1e6

  const asked = knownItems(texts, 500, true)
  for (const { query } of asked.slice(0, 150)) index.search(query, { limit: 10 })
  let isChanging = true
  const answers: number[] = []
  const askOn = async (): Promise<void> => {
    while (isChanging) {
      await setTimeout(PAUSE)
      const from = performance.now()
      index.search(asked[answers.length % asked.length]?.query ?? '', { limit: 10 })
      answers.push(performance.now() - from)
    }
  }
  const longest = watchTurns()
  const asking = askOn()
  const found: number[] = []
  for (let change = 0; change < wanted.changes; change += 1) {
    const from = performance.now()
    documents = changed(documents, change)
    index = await runInSlices(indexDocuments(documents, index.known))
    if (index.search(`zyx${change}vut`, { limit: 1 }).hits.length === 0)
      throw new Error('What came is not found')
    found.push(performance.now() - from)
    await runInSlices(index.merge())
  }
  isChanging = false
  await asking
  const longestTurn = longest()
  const segments = [...index.known.values()].reduce((sum, { views }) => sum + views.length, 0)

  const bytes = await runInSlices(index.store())
  const restoreStart = performance.now()
  const known = await runInSlices(restoreSegments(bytes))
  if (!known) throw new Error('What was stored is not read')
  await runInSlices(indexDocuments(documents, known))
  return {
    buildSeconds,
    megabytes,
    foundP50: percentile(found, 0.5),
    foundMost: Math.max(...found),
    segments,
    answerP50: percentile(answers, 0.5),
    answerP99: percentile(answers, 0.99),
    longestTurn,
    storedMegabytes: bytes.length / 1e6,
    restoreSeconds: (performance.now() - restoreStart) / 1000,
  }
}

/** One document comes, another is withdrawn, a third changes. */
function changed(documents: readonly IndexedDocument[], change: number): IndexedDocument[] {
  const [first, ...rest] = documents
  const passage = {
    text: `The zyx${change}vut has come.`,
    group: 0,
    title: '',
    notes: '',
    language: 'en',
  }
  const others = first ? [{ key: `changed ${change}`, passages: first.passages.slice(0, -1) }] : []
  return [...rest.slice(1), ...others, { key: `new ${change}`, passages: [passage] }]
}
