import { inChild } from '../child.ts'
import { OF_A_MILLION } from '../engines.ts'
import { postgres } from '../engines/postgres.ts'
import { knownItemOutput, type KnownItem } from '../measurements/knownItem.ts'
import type { Plan } from '../plan.ts'
import { postgresPrograms } from '../postgresServer.ts'
import type { Section } from '../report.ts'
import { cells, COLUMNS } from './knownItem.ts'

const PASSAGES = 1_000_000
const QUESTIONS = 500

/** A newsroom's year: ours and the peers that can hold it. */
export async function millionSection(plan: Plan): Promise<Section> {
  const rows: string[][] = []
  let first: KnownItem | undefined
  for (const engine of OF_A_MILLION) {
    plan.progress(`a million passages: ${engine.name}`)
    if (engine === postgres && (await postgresPrograms()) === undefined) {
      rows.push([`${engine.name}: not installed`, ...COLUMNS.slice(1).map(() => '')])
      continue
    }
    const input = { engine: engine.name, passages: PASSAGES, questions: QUESTIONS, isMisspelt: true }
    const measured = await inChild('knownItem', input, knownItemOutput)
    rows.push([engine.name, ...cells(measured, first)])
    first ??= measured
  }
  return {
    title: 'A million passages',
    text:
      'WordNet’s glosses and pairs of them, asked as above: words of one text, 20 % of them misspelt. ' +
      `${QUESTIONS} questions, of PostgreSQL ${postgres.most.questions}.`,
    columns: COLUMNS,
    rows,
  }
}
