import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { report, table, type Section } from './report.ts'
import type { Plan } from './plan.ts'
import { evidenceSection } from './sections/evidence.ts'
import { growthSection } from './sections/growth.ts'
import { knowledgeSection } from './sections/knowledge.ts'
import { ALL_GLOSSES, knownItemSection, scaleSection } from './sections/knownItem.ts'
import { namesSection } from './sections/names.ts'
import { platformsSection } from './sections/platforms.ts'
import { questionsSection } from './sections/questions.ts'

/** npm run bench -- [--quick] [--questions FILE] [--absent FILE] [--out FILE] */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    questions: { type: 'string' },
    absent: { type: 'string' },
    out: { type: 'string', default: 'docs/benchmarks.md' },
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
for await (const section of measured(plan)) {
  sections.push(section)
  process.stdout.write(`\n${section.title}\n${table(section)}\n\n`)
}
writeFileSync(values.out, report(sections, plan.isQuick))

async function* measured({ questions: file, isQuick }: Plan): AsyncGenerator<Section> {
  if (file === undefined) plan.progress('no --questions FILE: questions and evidence are left out')
  else {
    yield await questionsSection(plan, file)
    yield await evidenceSection(plan, file)
  }
  for (const passages of isQuick ? [ALL_GLOSSES] : [1_000, 10_000, ALL_GLOSSES])
    yield await knownItemSection(plan, passages)
  if (!isQuick) yield await scaleSection(plan)
  yield await namesSection(plan)
  yield await growthSection(plan)
  yield await knowledgeSection(plan)
  yield await platformsSection(plan)
}
