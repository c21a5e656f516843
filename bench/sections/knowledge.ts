import { join } from 'node:path'
import type { z } from 'zod'
import { inChild } from '../child.ts'
import { withKnowledge } from '../knowledgeFolder.ts'
import { percentile } from '../measure.ts'
import { openingOutput, reloadingOutput } from '../measurements/knowledge.ts'
import type { Plan } from '../plan.ts'
import { fixed, ratio, type Section } from '../report.ts'

const PASSAGES = 100_000
const ROUNDS = 3

interface Round {
  readonly built: z.infer<typeof openingOutput>
  readonly cached: z.infer<typeof openingOutput>
  readonly reloaded: z.infer<typeof reloadingOutput>
}

type Blocks = Pick<z.infer<typeof openingOutput>, 'longestBlock' | 'longestTurn'>

/** How a knowledge folder is opened with and without what was kept of it, and reloaded while it is asked. */
export function knowledgeSection(plan: Plan): Promise<Section> {
  return withKnowledge(PASSAGES, async (folder) => {
    const rounds: Round[] = []
    const wanted = plan.isQuick ? 1 : ROUNDS
    while (rounds.length < wanted) {
      plan.progress(`knowledge: ${PASSAGES} passages, round ${rounds.length + 1} of ${wanted}`)
      const input = { folder, cache: join(folder, `.cache-${rounds.length}`) }
      rounds.push({
        built: await inChild('opening', input, openingOutput),
        cached: await inChild('opening', input, openingOutput),
        reloaded: await inChild('reloading', input, reloadingOutput),
      })
    }
    return section(rounds)
  })
}

function section(rounds: readonly Round[]): Section {
  const median = (of: (round: Round) => number): number => percentile(rounds.map(of), 0.5)
  const seconds = median(({ built }) => built.seconds)
  const cpuSeconds = median(({ built }) => built.cpuSeconds)
  const cached = median((round) => round.cached.seconds)
  const cachedCpu = median((round) => round.cached.cpuSeconds)
  const blocks = (of: (round: Round) => Blocks): string => {
    const each = (which: keyof Blocks): string =>
      rounds.map((round) => fixed(of(round)[which] ?? NaN, 0)).join(', ')
    return `${each('longestBlock')} ms (${each('longestTurn')} ms of the processor)`
  }
  return {
    title: 'A knowledge folder of 100,000 passages',
    text:
      'Start-up builds the snapshot or reads what was kept of it; a reload builds another while 50 questions a second are ' +
      'answered from the old one, each until its card. Medians of the rounds; the longest block of the event loop of each ' +
      'round, which other programs on the machine make longer.',
    columns: ['what', 'measured'],
    rows: [
      ['start-up, built', `${fixed(seconds, 2)} s (${fixed(cpuSeconds, 2)} s of the processor)`],
      [
        'start-up, read from the cache',
        `${fixed(cached, 2)} s (${fixed(cachedCpu, 2)} s of the processor), ${ratio(cached, seconds)} of building`,
      ],
      ['longest block, built', blocks(({ built }) => built)],
      ['longest block, read', blocks((round) => round.cached)],
      [
        'reload and keeping it',
        `${fixed(
          median(({ reloaded }) => reloaded.seconds),
          2,
        )} s`,
      ],
      ['longest block, reload', blocks(({ reloaded }) => reloaded)],
      [
        'a question due until its card, p50',
        `${fixed(
          median(({ reloaded }) => reloaded.answerP50),
          1,
        )} ms`,
      ],
      [
        'a question due until its card, p99',
        `${fixed(
          median(({ reloaded }) => reloaded.answerP99),
          1,
        )} ms`,
      ],
    ],
  }
}
