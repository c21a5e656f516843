import { inChild } from '../child.ts'
import { growthOutput } from '../measurements/growth.ts'
import type { Plan } from '../plan.ts'
import { fixed, ratio, type Section } from '../report.ts'

export async function growthSection(plan: Plan): Promise<Section> {
  plan.progress('growth: 100000 passages in slices')
  const measured = await inChild('growth', { passages: 100_000 }, growthOutput)
  return {
    title: 'Growth without a pause',
    text: 'An index of 100,000 passages is built in slices while an old one of the same size is asked 50 questions a second.',
    columns: ['what', 'measured'],
    rows: [
      ['building at once', `${fixed(measured.buildSeconds, 2)} s`],
      ['building in slices, questions answered meanwhile', `${fixed(measured.slicedSeconds, 2)} s`],
      [
        'restoring a stored index',
        `${fixed(measured.restoreSeconds, 2)} s, ${ratio(measured.restoreSeconds, measured.buildSeconds)} of building`,
      ],
      ['its size', `${fixed(measured.storedMegabytes, 1)} MB`],
      ['longest block of the event loop', `${fixed(measured.longestBlock, 1)} ms`],
      ['a question due until its answer, p50', `${fixed(measured.answerP50, 2)} ms`],
      ['a question due until its answer, p99', `${fixed(measured.answerP99, 2)} ms`],
    ],
  }
}
