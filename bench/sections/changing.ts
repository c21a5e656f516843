import { inChild } from '../child.ts'
import { changingOutput } from '../measurements/changing.ts'
import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'

const PASSAGES = 1_000_000
const CHANGES = 40

/** Ours only: documents come, change and go among a million passages. */
export async function changingSection(plan: Plan): Promise<Section> {
  plan.progress(`changes among ${PASSAGES} passages`)
  const measured = await inChild('changing', { passages: PASSAGES, changes: CHANGES }, changingOutput)
  const { longestTurn } = measured
  return {
    title: 'Changes among a million passages',
    text:
      `WordNet’s glosses and pairs of them in documents of 25, in slices of 8 ms. ${CHANGES} times one document comes, ` +
      'one changes and one is withdrawn, and segments are merged; 50 questions a second are answered meanwhile.',
    columns: ['what', 'measured'],
    rows: [
      ['building', `${fixed(measured.buildSeconds, 1)} s`],
      ['what the index takes', `${fixed(measured.megabytes, 0)} MB`],
      [
        'a change until it is searched, median and longest',
        `${fixed(measured.foundP50, 0)} ms, ${fixed(measured.foundMost, 0)} ms`,
      ],
      ['segments in the end', String(measured.segments)],
      ['a question, p50 and p99', `${fixed(measured.answerP50, 2)} ms, ${fixed(measured.answerP99, 1)} ms`],
      [
        'the most of the processor’s time that a turn of the event loop took',
        longestTurn === undefined ? 'not told by this system' : `${fixed(longestTurn, 0)} ms`,
      ],
      ['the segments as they are stored', `${fixed(measured.storedMegabytes, 0)} MB`],
      ['start from what was stored', `${fixed(measured.restoreSeconds, 1)} s`],
    ],
  }
}
