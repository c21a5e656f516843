import { z } from 'zod'
import { buildPassageIndex } from '../../src/search/passages/passageIndex.ts'
import { readArticles, type Articles } from '../articles.ts'
import { engineNamed } from '../engines.ts'
import { finish } from '../finish.ts'
import { areaUnderCurve, mean, percentile, subsample } from '../measure.ts'

const input = z.object({
  engine: z.string(),
  file: z.string(),
  /** Articles of which nothing is in the file; if not given, the file's halves are asked of each other. */
  absent: z.string().optional(),
})

export const evidenceOutput = z.object({
  /** The share of the questions with an answer that are answered, as the engine decides it; peers do not decide. */
  answered: z.number().nullable(),
  /** The share of the questions about absent articles that are refused. */
  refused: z.number().nullable(),
  /** The share refused where the bound is set, in hindsight, so that 95 % are answered. */
  refusedAt95: z.number(),
  /** How well the engine's measure tells the two apart, 0.5..1. */
  area: z.number(),
})
type Evidence = z.infer<typeof evidenceOutput>

/** What the engine thinks of its answer to a question; `isEvidence` if it decides. */
interface Judgement {
  readonly measure: number
  readonly isEvidence?: boolean
}

/** Asks one engine questions whose articles it has, and questions whose articles it has not. */
export async function measureEvidence(given: unknown): Promise<Evidence> {
  const { engine, file, absent } = input.parse(given)
  const halves = absent === undefined
  const left = readArticles(file, halves ? 'first half' : undefined)
  const right = readArticles(absent ?? file, halves ? 'second half' : undefined)
  const present: Judgement[] = []
  const foreign: Judgement[] = []
  for (const [own, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const judge = await judgeOver(own, engine)
    for (const { question } of own.questions) present.push(await judge(question))
    for (const { question } of other.questions) foreign.push(await judge(question))
  }
  return summary(present, foreign)
}

/** Our core says whether it has evidence; of the others all that can be taken is the best passage's score. */
async function judgeOver(
  { passages }: Articles,
  name: string,
): Promise<(question: string) => Judgement | Promise<Judgement>> {
  if (name === 'ours') {
    const index = finish(buildPassageIndex(passages))
    return (question) => {
      const { confidence, sufficient } = index.search(question, { limit: 3 })
      return { measure: confidence, isEvidence: sufficient }
    }
  }
  const { search } = await engineNamed(name).build(passages)
  return async (question) => ({ measure: (await search(question, 1))[0]?.score ?? 0 })
}

function summary(present: readonly Judgement[], foreign: readonly Judgement[]): Evidence {
  const measures = (of: readonly Judgement[]): number[] => subsample(of, 2000).map(({ measure }) => measure)
  const shareOf = (of: readonly Judgement[], wanted: boolean): number | null =>
    of.some(({ isEvidence }) => isEvidence === undefined)
      ? null
      : mean(of.map(({ isEvidence }) => (isEvidence === wanted ? 1 : 0)))
  const bound = percentile(measures(present), 0.05)
  return {
    answered: shareOf(present, true),
    refused: shareOf(foreign, false),
    refusedAt95: mean(measures(foreign).map((measure) => (measure < bound ? 1 : 0))),
    area: areaUnderCurve(measures(present), measures(foreign)),
  }
}
