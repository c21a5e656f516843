import { inChild } from '../child.ts'
import type { Engine } from '../engine.ts'
import { OF_A_MILLION } from '../engines.ts'
import { miniSearchTuned } from '../engines/miniSearch.ts'
import { postgres } from '../engines/postgres.ts'
import { knownItemOutput, type KnownItem, type KnownItemInput } from '../measurements/knownItem.ts'
import type { Plan } from '../plan.ts'
import { postgresPrograms } from '../postgresServer.ts'
import { fixed, type Section } from '../report.ts'
import { cells, COLUMNS } from './knownItem.ts'

const PASSAGES = 1_000_000
const QUESTIONS = 500
/** Those that take seconds a question are asked fewer. */
const FEWER_QUESTIONS = 60
const ROUNDS = 3

/** A newsroom's year: ours and the peers that can hold it. */
export async function millionSection(plan: Plan): Promise<Section> {
  const rows: string[][] = []
  let first: KnownItem | undefined
  for (const engine of OF_A_MILLION) {
    plan.progress(`a million passages: ${engine.name}`)
    if (engine === postgres && (await postgresPrograms()) === undefined) {
      rows.push([`${engine.name}: not installed`, ...COLUMNS.map(() => '')])
      continue
    }
    const measured = await inChild('knownItem', inputOf(engine), knownItemOutput)
    // What a server takes is not this process's.
    const cpu = engine === postgres ? '' : fixed(measured.cpuSeconds, 1)
    rows.push([engine.name, ...cells(measured, first), cpu])
    first ??= measured
  }
  return {
    title: 'A million passages',
    text:
      'WordNet’s glosses and pairs of them, asked as above: words of one text, 20 % of them misspelt. ' +
      `${QUESTIONS} questions, of MiniSearch and PostgreSQL ${FEWER_QUESTIONS}, each asked ${ROUNDS} times, of which the ` +
      'least counts. The last column is the processor’s time for building, on which a busy machine has less influence.',
    columns: [...COLUMNS, 'build, processor s'],
    rows,
  }
}

function inputOf(engine: Engine): KnownItemInput {
  const isSlow = engine === miniSearchTuned || engine === postgres
  return {
    engine: engine.name,
    passages: PASSAGES,
    questions: isSlow ? FEWER_QUESTIONS : QUESTIONS,
    isMisspelt: true,
    rounds: ROUNDS,
  }
}
