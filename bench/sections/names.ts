import { inChild } from '../child.ts'
import { namesOutput } from '../measurements/names.ts'
import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'

export async function namesSection(plan: Plan): Promise<Section> {
  plan.progress('names')
  const { entries, names, engines } = await inChild('names', {}, namesOutput)
  const rows = engines.flatMap(({ engine, kinds, found, wrong, p50, p99, build }) => [
    ...kinds.map((of) => [
      engine,
      of.kind,
      of.queries.toString(),
      fixed(of.found, 3),
      fixed(of.wrong, 3),
      fixed(of.ambiguous, 3),
      '',
      '',
      '',
    ]),
    [engine, 'all', '', fixed(found, 3), fixed(wrong, 3), '', fixed(p50, 3), fixed(p99, 2), fixed(build, 0)],
  ])
  return {
    title: 'Names',
    text: `${names.toLocaleString('en')} names of ${entries.toLocaleString('en')} people, places and groups of WordNet. Rules were tuned on one half of the entries, the other half is asked. “Held out” are names of entries that the index lacks, of which none may be found.`,
    columns: ['engine', 'asked', 'queries', 'found', 'wrong', 'ambiguous', 'p50 ms', 'p99 ms', 'build ms'],
    rows,
  }
}
