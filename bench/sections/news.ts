import { buildPassageIndex } from '../../src/search/passages/passageIndex.ts'
import { miniSearchTuned } from '../engines/miniSearch.ts'
import { ours } from '../engines/ours.ts'
import { sqlite } from '../engines/sqlite.ts'
import { finish } from '../finish.ts'
import { mean } from '../measure.ts'
import { answers, readNews } from '../newsTexts.ts'
import type { Plan } from '../plan.ts'
import { fixed, type Section } from '../report.ts'

const ENGINES = [ours, miniSearchTuned, sqlite]
const SHOWN = 3

/** How often a passage that answers comes first and among the first three, by kind of question. */
export async function newsSection(plan: Plan): Promise<Section> {
  plan.progress('news')
  const { passages, questions } = readNews()
  const index = finish(buildPassageIndex(passages))
  const isAnswered = (question: string): boolean => index.search(question, { limit: SHOWN }).sufficient
  const kinds = [...new Set(questions.map(({ kind }) => kind))]
  const rows = new Map<string, string[]>(kinds.map((kind) => [kind, []]))
  for (const engine of ENGINES) {
    const built = await engine.build(passages)
    for (const [kind, row] of rows) {
      const asked = questions.filter((each) => each.kind === kind)
      if (asked.every((each) => each.answers.length === 0)) {
        row.push('n/a')
        continue
      }
      const ranks: number[] = []
      for (const each of asked) {
        const found = await built.search(each.question, SHOWN)
        const at = found.findIndex(({ id }) => answers(passages[id], each))
        ranks.push(at < 0 ? Infinity : at)
      }
      const share = (most: number): string => fixed(mean(ranks.map((rank) => (rank < most ? 1 : 0))), 2)
      row.push(`${share(1)} / ${share(SHOWN)}`)
    }
    await built.close?.()
  }
  return {
    title: 'News, by kind of question',
    text: 'News of countries that do not exist, in four languages (`bench/fixtures/news.json`): how often a passage that answers comes first / among the first three, and how many questions ours takes for answered. “no answer” are questions that the texts do not answer, near misses among them; peers do not refuse.',
    columns: ['kind', 'questions', ...ENGINES.map(({ name }) => name), 'answered'],
    rows: kinds.map((kind) => {
      const asked = questions.filter((each) => each.kind === kind)
      const answered = mean(asked.map(({ question }) => (isAnswered(question) ? 1 : 0)))
      return [kind, String(asked.length), ...(rows.get(kind) ?? []), fixed(answered, 2)]
    }),
  }
}
