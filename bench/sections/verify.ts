import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { loadSnapshot } from '../../src/knowledge/loadSnapshot.ts'
import type { Snapshot } from '../../src/knowledge/snapshot.ts'
import { parseDate } from '../../src/source/date.ts'
import { runInSlices } from '../../src/source/slices.ts'
import { verifyDraft } from '../../src/verify/verify.ts'
import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'

const labelled = z.object({
  draftDate: z.string(),
  sentences: z.array(
    z.object({
      text: z.string(),
      /** Of planted errors `not supported` is right whatever else is said of them. */
      expect: z.string(),
      planted: z.string().optional(),
      held: z.boolean(),
    }),
  ),
})

type Labelled = z.output<typeof labelled>['sentences'][number]

/** What the check of a draft says of sentences that are true of the sources, and of the same with a planted error. */
export async function verifySection(plan: Plan): Promise<Section> {
  plan.progress('verify')
  const { snapshot } = await loadSnapshot('knowledge', { reserved: new Set(), cache: undefined })
  if (!snapshot) throw new Error('knowledge cannot be served')
  const { draftDate, sentences } = labelled.parse(
    JSON.parse(readFileSync('bench/fixtures/verify.json', 'utf8')),
  )
  const rows: string[][] = []
  for (const isHeld of [false, true]) {
    const own = sentences.filter(({ held }) => held === isHeld)
    const verdicts = new Map<Labelled, string>()
    for (const each of own) verdicts.set(each, await verdictOf(snapshot, each.text, draftDate))
    const share = (among: readonly Labelled[], verdict: string): string =>
      fixed(among.filter((each) => verdicts.get(each) === verdict).length / among.length, 2)
    const isTrue = own.filter(({ expect }) => expect === 'supported')
    const planted = own.filter((each) => each.planted !== undefined)
    const changed = planted.filter((each) => each.planted === 'number' || each.planted === 'date')
    const name = isHeld ? 'kept from tuning' : 'tuned to'
    rows.push([
      name,
      String(own.length),
      share(isTrue, 'supported'),
      share(planted, 'supported'),
      share(changed, 'differs'),
    ])
  }
  return {
    title: 'The check of a draft',
    text: 'Sentences on the document of `knowledge` (`bench/fixtures/verify.json`): what it says in other words, and the same with one planted error (names swapped, digits changed, dates moved, quotations altered, invented facts). A third is kept from tuning. A planted error that is called supported is the worst that can happen.',
    columns: [
      'sentences',
      'count',
      'true supported',
      'planted supported',
      'changed numbers and dates differ',
    ],
    rows,
  }
}

async function verdictOf(snapshot: Snapshot, text: string, date: string): Promise<string> {
  const { sentences } = await runInSlices(verifyDraft(snapshot, text, { date: parseDate(date) }))
  return sentences.map(({ verdict }) => verdict).join(' ')
}
