import { momentLabel, dayLabel } from './dates.ts'
import type { CorrectionLine, CorrectionReport } from './response.ts'
import { lines, type Unit } from './units.ts'

const RESULTS: Readonly<Record<CorrectionLine['result'], string>> = {
  unreached: 'not reached',
  edited: 'corrected',
  answered: 'could not be changed; a message beside it says so',
  deleted: 'had been deleted',
}

/** What became of corrections, as a card. */
export function correctionContent({ remembered, waiting, counts, lines: all }: CorrectionReport): {
  readonly heading: string
  readonly notes: readonly string[]
  readonly units: readonly Unit[]
} {
  const told = [
    `${remembered} shared cards are remembered.`,
    `Corrections: ${counts.edited} cards were changed, ${counts.answered} answered, ${counts.deleted} had been deleted, ${counts.unreached} could not be reached; ${waiting} are on their way.`,
  ]
  return { heading: 'Corrections of shared cards', notes: told, units: lines('', all.map(lineOf)) }
}

function lineOf({ heading, where, sharedAt, at, result, reason }: CorrectionLine): [string, string] {
  const parts = [
    `${RESULTS[result]} ${momentLabel(at)}`,
    `shared ${dayLabel(sharedAt)} in ${where}`,
    ...(reason === undefined ? [] : [reason]),
  ]
  return [heading, parts.join('; ')]
}
