import { withKnowledge } from '../knowledgeFolder.ts'
import { measureAdding, type Taken } from '../measurements/adding.ts'
import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'

const PASSAGES = 100_000
/** As an article has. */
const PER_SOURCE = 20

/** From an article to a cited card in a large folder. */
export async function addingSection(plan: Plan): Promise<Section> {
  plan.progress(`adding to a folder of ${PASSAGES} passages`)
  const { first, add, ask, rounds } = await withKnowledge(PASSAGES, measureAdding, PER_SOURCE)
  return {
    title: 'From an article to a cited card',
    text:
      `A folder of ${(PASSAGES / PER_SOURCE).toLocaleString('en')} sources with 100,000 passages. \`npm run add\` of one more, ` +
      `then \`npm run ask\` about it, whose card cites it; medians of ${rounds} rounds, each from the start of a process to ` +
      'its end.',
    columns: ['command line', 's', 'processor s'],
    rows: [row('`ask` for the first time, nothing kept', first), row('`add`', add), row('`ask`', ask)],
  }
}

function row(name: string, { seconds, cpuSeconds }: Taken): string[] {
  return [name, fixed(seconds, 2), fixed(cpuSeconds, 2)]
}
