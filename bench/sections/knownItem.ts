import { inChild } from '../child.ts'
import { ENGINES } from '../engines.ts'
import { knownItemOutput, type KnownItem, type KnownItemInput } from '../measurements/knownItem.ts'
import { isSlow, type Plan } from '../plan.ts'
import { fixed, ratio, type Section } from '../report.ts'

/** All of WordNet's glosses. */
export const ALL_GLOSSES = 117_791
const CLEAN_QUESTIONS = 200
export const COLUMNS = ['engine', 'build s', '', 'heap MB', '', 'p50 ms', '', 'p99 ms', '', 'found first']

/** A row without the engine's name, beside the measurement of the first row. */
export function cells(measured: KnownItem, first: KnownItem | undefined): string[] {
  const { seconds, megabytes, p50, p99, foundFirst } = measured
  return [
    fixed(seconds, 2),
    ratio(seconds, first?.seconds),
    fixed(megabytes, 1),
    ratio(megabytes, first?.megabytes),
    fixed(p50, 2),
    ratio(p50, first?.p50),
    fixed(p99, 2),
    ratio(p99, first?.p99),
    fixed(foundFirst, 3),
  ]
}

export async function knownItemSection(plan: Plan, passages: number): Promise<Section> {
  const questions = plan.isQuick ? 200 : 500
  const columns = [...COLUMNS, 'clean']
  const rows: string[][] = []
  let first: KnownItem | undefined
  for (const engine of ENGINES.filter(({ most }) => most.passages >= passages)) {
    if (plan.isQuick && isSlow(engine)) continue
    plan.progress(`known item, ${passages} glosses: ${engine.name}`)
    const input: KnownItemInput = { engine: engine.name, passages, questions, isMisspelt: true, rounds: 1 }
    const measured = await inChild('knownItem', input, knownItemOutput)
    const clean = plan.isQuick
      ? undefined
      : await inChild(
          'knownItem',
          { ...input, questions: CLEAN_QUESTIONS, isMisspelt: false },
          knownItemOutput,
        )
    rows.push([engine.name, ...cells(measured, first), clean ? fixed(clean.foundFirst, 3) : ''])
    first ??= measured
  }
  return {
    title: `Known item, ${passages.toLocaleString('en')} WordNet glosses`,
    text: `Six neighbouring words of a gloss are asked for, 20 % of those of four letters or more misspelt; “clean”: none of them. ${questions} questions (clean: ${CLEAN_QUESTIONS}), of fuse.js 60, of uFuzzy at most 300. Heap: what is in use more than before building, buffers and SQLite's pages with it, the texts themselves without.`,
    columns,
    rows,
  }
}

/** Ours only: how a question's time grows with the collection. */
export async function scaleSection(plan: Plan): Promise<Section> {
  const rows: string[][] = []
  for (const passages of [1_000, 10_000, ALL_GLOSSES]) {
    plan.progress(`scale: ${passages} glosses`)
    const input: KnownItemInput = { engine: 'ours', passages, questions: 1000, isMisspelt: true, rounds: 1 }
    const { p50, p99 } = await inChild('knownItem', input, knownItemOutput)
    rows.push([passages.toLocaleString('en'), fixed(p50, 3), fixed(p99, 2)])
  }
  return {
    title: 'Scale',
    text: 'Our core over collections of three sizes, asked as above: the time grows with the postings that a question touches.',
    columns: ['glosses', 'p50 ms', 'p99 ms'],
    rows,
  }
}
