import { z } from 'zod'
import { engineNamed } from '../engines.ts'
import { glossesAndPairs, knownItems, passagesOf } from '../glosses.ts'
import { bytesInUse, mean, percentile, subsample } from '../measure.ts'

const input = z.object({
  engine: z.string(),
  passages: z.number(),
  questions: z.number(),
  isMisspelt: z.boolean(),
  /** How often each question is asked: the least time counts, as other programs only ever add to it. */
  rounds: z.number(),
})
export type KnownItemInput = z.infer<typeof input>

export const knownItemOutput = z.object({
  seconds: z.number(),
  /** The processor's time for building, of this process. */
  cpuSeconds: z.number(),
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
  const asked = subsample(all.slice(WARM_UP), Math.min(wanted.questions, engine.most.questions))

  const bytesBefore = bytesInUse()
  const start = performance.now()
  const cpu = process.cpuUsage()
  const { search, bytesOutsideHeap, close } = await engine.build(passages)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const bytes = bytesInUse() - bytesBefore + bytesOutsideHeap

  for (const { query } of all.slice(0, Math.min(WARM_UP, asked.length))) await search(query, 10)
  const times = asked.map(() => Infinity)
  const firsts = asked.map(() => 0)
  for (let round = 0; round < wanted.rounds; round += 1)
    for (const [at, { wanted: text, query }] of asked.entries()) {
      const before = performance.now()
      const [first] = await search(query, 10)
      times[at] = Math.min(times[at] ?? Infinity, performance.now() - before)
      // Some glosses are the same, word for word.
      firsts[at] = first && texts[first.id] === texts[text] ? 1 : 0
    }
  await close?.()
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    megabytes: bytes / 1e6,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    foundFirst: mean(firsts),
    questions: asked.length,
  }
}
