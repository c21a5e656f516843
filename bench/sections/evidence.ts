import { inChild } from '../child.ts'
import { ENGINES } from '../engines.ts'
import { evidenceOutput } from '../measurements/evidence.ts'
import { isSlow, type Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'

export async function evidenceSection(plan: Plan, file: string): Promise<Section> {
  const rows: string[][] = []
  const absent = plan.absent === undefined ? {} : { absent: plan.absent }
  for (const engine of ENGINES.filter((each) => !isSlow(each) && each.name !== 'FlexSearch')) {
    plan.progress(`evidence: ${engine.name}`)
    const { answered, refused, refusedAt95, area } = await inChild(
      'evidence',
      { engine: engine.name, file, ...absent },
      evidenceOutput,
    )
    const share = (value: number | null): string => (value === null ? 'n/a' : fixed(value, 3))
    rows.push([engine.name, share(answered), share(refused), fixed(refusedAt95, 3), fixed(area, 3)])
  }
  return {
    title: 'Evidence or not',
    text: 'Questions are asked of an index with their articles (they should be answered) and of one without them (they should be refused). Peers do not decide; what can be bounded is their best score. “Refused at 95 %”: with the bound set in hindsight so that 95 % are answered.',
    columns: ['engine', 'answered', 'refused', 'refused at 95 %', 'area under the curve'],
    rows,
  }
}
