import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { documentsOf } from '../../src/search/passages/documents.ts'
import { buildPassageIndex, indexDocuments, restoreSegments } from '../../src/search/passages/passageIndex.ts'
import { runInSlices } from '../../src/source/slices.ts'
import { finish } from '../finish.ts'
import { glosses, knownItems, passagesOf, sample } from '../glosses.ts'
import { percentile } from '../measure.ts'

const input = z.object({ passages: z.number() })

export const growthOutput = z.object({
  passages: z.number(),
  /** Building without a pause. */
  buildSeconds: z.number(),
  /** Building in slices while questions are answered. */
  slicedSeconds: z.number(),
  /** The longest that the event loop was blocked during that, in milliseconds. */
  longestBlock: z.number(),
  storedMegabytes: z.number(),
  /** Reading the stored index instead of building it. */
  restoreSeconds: z.number(),
  questions: z.number(),
  /** From the moment at which a question was due until its answer, in milliseconds. */
  answerP50: z.number(),
  answerP99: z.number(),
})
type Growth = z.infer<typeof growthOutput>

/** Milliseconds between two questions. */
const PAUSE = 20

/** Builds an index in slices while another of the same size answers questions. */
export async function measureGrowth(given: unknown): Promise<Growth> {
  const wanted = input.parse(given)
  const texts = sample(glosses(), wanted.passages)
  const passages = passagesOf(texts)
  const start = performance.now()
  const old = finish(buildPassageIndex(passages))
  const buildSeconds = (performance.now() - start) / 1000
  const asked = knownItems(texts, 500, true)
  for (const { query } of asked.slice(0, 100)) old.search(query, { limit: 5 })

  let isBuilding = true
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const waits: number[] = []
  const askOn = async (): Promise<void> => {
    while (isBuilding) {
      const due = performance.now() + PAUSE
      await setTimeout(PAUSE)
      old.search(asked[waits.length % asked.length]?.query ?? '', { limit: 5 })
      waits.push(performance.now() - due)
    }
  }
  await setTimeout(50)
  delay.enable()
  const asking = askOn()
  const begin = performance.now()
  await runInSlices(buildPassageIndex(passages))
  const slicedSeconds = (performance.now() - begin) / 1000
  isBuilding = false
  delay.disable()
  await asking

  const bytes = finish(old.store())
  const restoreStart = performance.now()
  finish(indexDocuments(documentsOf(passages), finish(restoreSegments(bytes))))
  const restoreSeconds = (performance.now() - restoreStart) / 1000
  return {
    passages: texts.length,
    buildSeconds,
    slicedSeconds,
    longestBlock: delay.max / 1e6,
    storedMegabytes: bytes.length / 1e6,
    restoreSeconds,
    questions: waits.length,
    answerP50: percentile(waits, 0.5),
    answerP99: percentile(waits, 0.99),
  }
}
