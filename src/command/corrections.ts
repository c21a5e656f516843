import type { CorrectionLine, CorrectionReport } from '../card/response.ts'
import type { Outcome, SharedCards } from '../correction/sharedCards.ts'
import { administration } from './administration.ts'

const MOST_LINES = 100

export const corrections = administration(
  { name: 'kb corrections', description: 'What became of the corrections of shared cards' },
  ({ shared }) => (shared ? correctionReport(shared) : { kind: 'nothing', sentence: NOTHING_REMEMBERED }),
)

const NOTHING_REMEMBERED = 'What is shared is not remembered here.'

/** What administrators are told of the cards that were shared. */
export async function correctionReport(shared: SharedCards): Promise<CorrectionReport> {
  const outcomes = (await shared.outcomes()).toSorted(
    (one, other) => rank(one) - rank(other) || other.at - one.at,
  )
  const counts = { edited: 0, answered: 0, deleted: 0, unreached: 0 }
  for (const { result } of outcomes) counts[result] += 1
  return {
    kind: 'corrections',
    remembered: await shared.count(),
    waiting: (await shared.waiting()).length,
    counts,
    lines: outcomes.slice(0, MOST_LINES).map(lineOf),
  }
}

function rank({ result }: Outcome): number {
  return result === 'unreached' ? 0 : 1
}

function lineOf({ heading, place, sharedAt, at, result, reason }: Outcome): CorrectionLine {
  const { platform, community, channel } = place
  return {
    heading,
    where: [platform, community, channel].filter(Boolean).join(' '),
    sharedAt: new Date(sharedAt),
    at: new Date(at),
    result,
    ...(reason !== undefined && { reason }),
  }
}
