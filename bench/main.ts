import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { report, table, type Section } from './report.ts'
import type { Plan } from './plan.ts'
import { addingSection } from './sections/adding.ts'
import { changingSection } from './sections/changing.ts'
import { evidenceSection } from './sections/evidence.ts'
import { foundNamesSection } from './sections/foundNames.ts'
import { growthSection } from './sections/growth.ts'
import { knowledgeSection } from './sections/knowledge.ts'
import { ALL_GLOSSES, knownItemSection, scaleSection } from './sections/knownItem.ts'
import { millionSection } from './sections/million.ts'
import { newsSection } from './sections/news.ts'
import { namesSection } from './sections/names.ts'
import { platformsSection } from './sections/platforms.ts'
import { statementsSection } from './sections/statements.ts'
import { verifySection } from './sections/verify.ts'
import { questionsSection } from './sections/questions.ts'

/** npm run bench -- [--quick] [--questions FILE] [--absent FILE] [--out FILE] [--only news|names-in-texts|statements|million|changing|growth|knowledge|adding] */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    questions: { type: 'string' },
    absent: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
  },
})

const begin = performance.now()
const plan: Plan = {
  isQuick: values.quick,
  questions: values.questions,
  absent: values.absent,
  progress: (what) =>
    process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(0).padStart(4)} s  ${what}\n`),
}

const sections: Section[] = []
/** What can be measured alone, while one works on it. */
const ALONE = new Map([
  ['news', newsSection],
  ['names-in-texts', foundNamesSection],
  ['statements', (given) => Promise.resolve(statementsSection(given))],
  ['verify', verifySection],
  ['million', millionSection],
  ['changing', changingSection],
  ['growth', growthSection],
  ['knowledge', knowledgeSection],
  ['adding', addingSection],
])

for await (const section of values.only === undefined ? measured(plan) : alone(values.only)) {
  sections.push(section)
  process.stdout.write(`\n${section.title}\n${table(section)}\n\n`)
}
const out = values.out ?? (values.only === undefined ? 'docs/benchmarks.md' : undefined)
if (out !== undefined) writeFileSync(out, report(sections, plan.isQuick))

async function* alone(name: string): AsyncGenerator<Section> {
  const section = ALONE.get(name)
  if (!section) throw new Error(`--only takes one of ${[...ALONE.keys()].join(', ')}, not “${name}”`)
  yield await section(plan)
}

async function* measured({ questions: file, isQuick }: Plan): AsyncGenerator<Section> {
  yield await newsSection(plan)
  yield statementsSection(plan)
  yield await verifySection(plan)
  if (file === undefined) plan.progress('no --questions FILE: questions and evidence are left out')
  else {
    yield await questionsSection(plan, file)
    yield await evidenceSection(plan, file)
  }
  for (const passages of isQuick ? [ALL_GLOSSES] : [1_000, 10_000, ALL_GLOSSES])
    yield await knownItemSection(plan, passages)
  if (!isQuick) yield await scaleSection(plan)
  if (!isQuick) {
    yield await millionSection(plan)
    yield await changingSection(plan)
  }
  yield await namesSection(plan)
  yield await foundNamesSection(plan)
  yield await growthSection(plan)
  yield await knowledgeSection(plan)
  yield await addingSection(plan)
  yield await platformsSection(plan)
}
