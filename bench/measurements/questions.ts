import { z } from 'zod'
import { misspeltQuestions, readArticles, type Asked } from '../articles.ts'
import type { Built } from '../engine.ts'
import { engineNamed } from '../engines.ts'
import { mean, percentile, subsample } from '../measure.ts'

const input = z.object({ engine: z.string(), file: z.string(), seeds: z.array(z.number()) })

const quality = z.object({
  /** Shares of the questions whose answer's sentence is first, or among the first three. */
  first: z.number(),
  firstThree: z.number(),
  /** Mean reciprocal rank among the first ten. */
  reciprocalRank: z.number(),
})
type Quality = z.infer<typeof quality>

export const questionsOutput = z.object({
  clean: quality,
  misspelt: quality,
  /** Milliseconds. */
  p50: z.number(),
  questions: z.number(),
})
export type Questions = z.infer<typeof questionsOutput>

const DEPTH = 10

/** Asks one engine the questions of a file, as they are and misspelt. */
export async function measureQuestions(given: unknown): Promise<Questions> {
  const { engine: name, file, seeds } = input.parse(given)
  const engine = engineNamed(name)
  const { passages, questions } = readArticles(file)
  const built = await engine.build(passages)
  const asked = subsample(questions, engine.most.questions)
  const clean = await askAll(built, asked)
  const misspelt: Asked[] = seeds.flatMap((seed) => misspeltQuestions(asked, seed))
  return {
    clean: clean.quality,
    misspelt: (await askAll(built, misspelt)).quality,
    p50: percentile(clean.times, 0.5),
    questions: asked.length,
  }
}

async function askAll(
  { search }: Built,
  asked: readonly Asked[],
): Promise<{ readonly quality: Quality; readonly times: readonly number[] }> {
  const ranks: number[] = []
  const times: number[] = []
  for (const { question, answers } of asked) {
    const before = performance.now()
    const found = await search(question, DEPTH)
    times.push(performance.now() - before)
    const at = found.findIndex(({ id }) => answers.has(id))
    ranks.push(at < 0 ? Infinity : at + 1)
  }
  return {
    quality: {
      first: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
      firstThree: mean(ranks.map((rank) => (rank <= 3 ? 1 : 0))),
      reciprocalRank: mean(ranks.map((rank) => 1 / rank)),
    },
    times,
  }
}
