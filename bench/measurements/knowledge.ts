import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { ROOMY } from '../../src/card/capacity.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeCache } from '../../src/knowledge/cache.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { glosses, knownItems, sample } from '../glosses.ts'
import { watchTurns } from '../longestTurn.ts'
import { percentile } from '../measure.ts'

const opening = z.object({ folder: z.string(), cache: z.string() })

export const openingOutput = z.object({
  passages: z.number(),
  seconds: z.number(),
  /** The processor's time, of all threads. */
  cpuSeconds: z.number(),
  /** The longest that the event loop was blocked, in milliseconds. */
  longestBlock: z.number(),
  /** The most of the processor's time that the main thread took in one turn, in milliseconds. */
  longestTurn: z.number().optional(),
})

/** Opens a knowledge folder as the program does at its start; what is made is kept. */
export async function measureOpening(given: unknown): Promise<z.infer<typeof openingOutput>> {
  const { folder, cache } = opening.parse(given)
  const { result, ...measured } = await watched(() =>
    KnowledgeStore.open(folder, reserved, { cache: new KnowledgeCache(cache) }),
  )
  await result.kept()
  return { passages: result.snapshot.passages.length, ...measured }
}

const reloading = z.object({ folder: z.string(), cache: z.string() })

export const reloadingOutput = z.object({
  seconds: z.number(),
  longestBlock: z.number(),
  /** The most of the processor's time that the main thread took in one turn, in milliseconds. */
  longestTurn: z.number().optional(),
  questions: z.number(),
  /** From the moment at which a question was due until its card, in milliseconds. */
  answerP50: z.number(),
  answerP99: z.number(),
})

/** Milliseconds between two questions. */
const PAUSE = 20
const ASKED = 500
/** So many questions are asked before anything is measured. */
const WARM_UP = 50

/** Reloads a folder in which a source has changed while questions are answered from what was there before. */
export async function measureReloading(given: unknown): Promise<z.infer<typeof reloadingOutput>> {
  const { folder, cache } = reloading.parse(given)
  const store = await KnowledgeStore.open(folder, reserved, { cache: new KnowledgeCache(cache) })
  await store.kept()
  const backgrounder = createBackgrounder(store, () => new Date())
  const lines = knownItems(sample(glosses(), ASKED), ASKED, true).map(({ query }) => `/ask ${query}`)
  const answer = (line = ''): Promise<unknown> =>
    backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY)
  for (const line of lines.slice(0, WARM_UP)) await answer(line)
  await appendFile(join(folder, 'sources', 'source-0.md'), 'One more sentence.\n')

  let isReloading = true
  const waits: number[] = []
  const askOn = async (): Promise<void> => {
    while (isReloading) {
      const due = performance.now() + PAUSE
      await setTimeout(PAUSE)
      await answer(lines[waits.length % lines.length])
      waits.push(performance.now() - due)
    }
  }
  const { seconds, longestBlock, longestTurn } = await watched(async () => {
    const asking = askOn()
    const { swapped } = await store.reload()
    if (!swapped) throw new Error('The folder was not reloaded')
    await store.kept()
    isReloading = false
    await asking
  })
  return {
    seconds,
    longestBlock,
    longestTurn,
    questions: waits.length,
    answerP50: percentile(waits, 0.5),
    answerP99: percentile(waits, 0.99),
  }
}

async function watched<T>(work: () => Promise<T>): Promise<{
  result: T
  seconds: number
  cpuSeconds: number
  longestBlock: number
  longestTurn: number | undefined
}> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  // The first delays that it reports are those of its own start.
  delay.enable()
  await setTimeout(50)
  delay.reset()
  const cpu = process.cpuUsage()
  const start = performance.now()
  const longest = watchTurns()
  const result = await work()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  await setTimeout(5)
  delay.disable()
  return {
    result,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    longestBlock: delay.max / 1e6,
    longestTurn: longest(),
  }
}
