import { z } from 'zod'
import { engineNamed } from '../engines.ts'
import { glossesAndPairs, knownItems, passagesOf } from '../glosses.ts'
import { bytesInUse, mean, percentile, subsample } from '../measure.ts'

const input = z.object({
  engine: z.string(),
  passages: z.number(),
  questions: z.number(),
  isMisspelt: z.boolean(),
})
export type KnownItemInput = z.infer<typeof input>

export const knownItemOutput = z.object({
  seconds: z.number(),
  megabytes: z.number(),
  /** Milliseconds. */
  p50: z.number(),
  p99: z.number(),
  /** A share, 0..1. */
  foundFirst: z.number(),
  questions: z.number(),
})
export type KnownItem = z.infer<typeof knownItemOutput>

const WARM_UP = 150

/** Builds one engine over glosses and asks it for them. */
export async function measureKnownItem(given: unknown): Promise<KnownItem> {
  const wanted = input.parse(given)
  const engine = engineNamed(wanted.engine)
  const texts = glossesAndPairs(wanted.passages)
  const passages = passagesOf(texts)
  const all = knownItems(texts, wanted.questions + WARM_UP, wanted.isMisspelt)
  const asked = subsample(all.slice(WARM_UP), engine.most.questions)

  const bytesBefore = bytesInUse()
  const start = performance.now()
  const { search, bytesOutsideHeap, close } = await engine.build(passages)
  const seconds = (performance.now() - start) / 1000
  const bytes = bytesInUse() - bytesBefore + bytesOutsideHeap

  for (const { query } of all.slice(0, Math.min(WARM_UP, asked.length))) await search(query, 10)
  const times: number[] = []
  const firsts: number[] = []
  for (const { wanted, query } of asked) {
    const before = performance.now()
    const [first] = await search(query, 10)
    times.push(performance.now() - before)
    // Some glosses are the same, word for word.
    firsts.push(first && texts[first.id] === texts[wanted] ? 1 : 0)
  }
  await close?.()
  return {
    seconds,
    megabytes: bytes / 1e6,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    foundFirst: mean(firsts),
    questions: asked.length,
  }
}
