import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Passage } from '../src/search/passages/passageIndex.ts'
import { sentences } from '../src/source/sentences.ts'

/** News of countries that do not exist, in four languages, and questions of every kind that readers ask of news. */
const file = z.object({
  articles: z.array(
    z.object({ title: z.string(), language: z.string(), published: z.iso.date(), text: z.string() }),
  ),
  questions: z.array(
    /** An answer is words that stand in the passages which answer; none where the texts do not answer. */
    z.object({ kind: z.string(), question: z.string(), answers: z.array(z.string()) }),
  ),
})

type NewsQuestion = z.infer<typeof file>['questions'][number]

const DAY = 86_400_000

/** The articles' sentences and the questions. */
export function readNews(): {
  readonly passages: readonly Passage[]
  readonly questions: readonly NewsQuestion[]
} {
  const { articles, questions } = file.parse(
    JSON.parse(readFileSync(new URL('fixtures/news.json', import.meta.url), 'utf8')),
  )
  const passages: Passage[] = []
  let group = 0
  for (const { title, language, published, text } of articles) {
    const day = Date.parse(published) / DAY
    for (const line of text.split('\n')) {
      for (const { start, end } of sentences(line, { start: 0, end: line.length }, language))
        passages.push({
          text: line.slice(start, end),
          group,
          title,
          notes: '',
          language,
          published: { from: day, to: day },
        })
      group += 1
    }
  }
  return { passages, questions }
}

/** Whether a passage answers a question. */
export function answers(passage: Passage | undefined, { answers: due }: NewsQuestion): boolean {
  return due.some((words) => passage?.text.includes(words) === true)
}
