import { measureChanging } from './measurements/changing.ts'
import { measureEvidence } from './measurements/evidence.ts'
import { measureGrowth } from './measurements/growth.ts'
import { measureOpening, measureReloading } from './measurements/knowledge.ts'
import { measureKnownItem } from './measurements/knownItem.ts'
import { measureNames } from './measurements/names.ts'
import { measureQuestions } from './measurements/questions.ts'

/** Takes one measurement in a process of its own: its name and its input as JSON; its output goes to stdout. */
const MEASUREMENTS = new Map<string, (input: unknown) => Promise<unknown>>([
  ['knownItem', measureKnownItem],
  ['questions', measureQuestions],
  ['evidence', measureEvidence],
  ['growth', measureGrowth],
  ['changing', measureChanging],
  ['names', measureNames],
  ['opening', measureOpening],
  ['reloading', measureReloading],
])

const [name = '', input = ''] = process.argv.slice(2)
const measure = MEASUREMENTS.get(name)
if (!measure) throw new Error(`No measurement is named “${name}”`)
process.stdout.write(JSON.stringify(await measure(JSON.parse(input))))
