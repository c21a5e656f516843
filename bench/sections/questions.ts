import { inChild } from '../child.ts'
import { ENGINES } from '../engines.ts'
import { questionsOutput, type Questions } from '../measurements/questions.ts'
import { isSlow, type Plan } from '../plan.ts'
import { fixed, ratio, type Section } from '../report.ts'

export async function questionsSection(plan: Plan, file: string): Promise<Section> {
  const seeds = plan.isQuick ? [1] : [1, 2, 3]
  const rows: string[][] = []
  let first: Questions | undefined
  for (const engine of ENGINES) {
    if (plan.isQuick && isSlow(engine)) continue
    plan.progress(`questions: ${engine.name}`)
    const measured = await inChild('questions', { engine: engine.name, file, seeds }, questionsOutput)
    const { clean, misspelt, p50, questions } = measured
    const qualities = [clean, misspelt].flatMap((of) => [of.first, of.firstThree, of.reciprocalRank])
    const cells = qualities.map((value) => fixed(value, 3))
    rows.push([engine.name, questions.toString(), ...cells, fixed(p50, 2), ratio(p50, first?.p50)])
    first ??= measured
  }
  return {
    title: 'Questions',
    text: `Whether the sentence that holds the answer is first, among the first three, and the mean reciprocal rank; then the same with one random edit in about 30 % of the words of five letters or more (mean of ${seeds.length} seeds).`,
    columns: [
      'engine',
      'asked',
      'R@1',
      'R@3',
      'MRR',
      'R@1 misspelt',
      'R@3 misspelt',
      'MRR misspelt',
      'p50 ms',
      '',
    ],
    rows,
  }
}
