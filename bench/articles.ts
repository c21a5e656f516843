import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Passage } from '../src/search/passages/passageIndex.ts'
import { sentences } from '../src/source/sentences.ts'
import { misspell, random } from './random.ts'

/** The layout of SQuAD 1.1, as far as it is read. */
const file = z.object({
  data: z.array(
    z.object({
      title: z.string().default(''),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              question: z.string(),
              answers: z.array(z.object({ answer_start: z.number() })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
})

export interface Asked {
  readonly question: string
  /** The passages that hold an answer. */
  readonly answers: ReadonlySet<number>
}

/** Articles cut into sentences, and what is asked of them. */
export interface Articles {
  readonly passages: readonly Passage[]
  readonly questions: readonly Asked[]
}

/** @param part which half of the file's articles; all if not given. */
export function readArticles(path: string, part?: 'first half' | 'second half'): Articles {
  const { data } = file.parse(JSON.parse(readFileSync(path, 'utf8')))
  const half = Math.ceil(data.length / 2)
  const articles = part === undefined ? data : part === 'first half' ? data.slice(0, half) : data.slice(half)
  const passages: Passage[] = []
  const questions: Asked[] = []
  let group = 0
  for (const { title, paragraphs } of articles) {
    for (const { context, qas } of paragraphs) {
      const first = passages.length
      const spans = [...sentences(context, { start: 0, end: context.length }, 'en')]
      const about = { group, title: title.replaceAll('_', ' '), notes: '', language: 'en' }
      for (const { start, end } of spans) passages.push({ text: context.slice(start, end), ...about })
      for (const { question, answers } of qas) {
        const places = answers.map(({ answer_start }) => spans.findIndex(({ end }) => answer_start < end))
        if (places.length > 0) questions.push({ question, answers: new Set(places.map((at) => first + at)) })
      }
      group += 1
    }
  }
  return { passages, questions }
}

const MISSPELT = 0.3
/** Words of five letters or more. */
const LONG_WORD = /[A-Za-z]{5,}/g

/** A question with one random edit in about 30 % of its longer words. */
export function misspeltQuestions(questions: readonly Asked[], seed: number): Asked[] {
  const next = random(seed)
  return questions.map(({ question, answers }) => ({
    question: question.replace(LONG_WORD, (word) => (next() < MISSPELT ? misspell(word, next) : word)),
    answers,
  }))
}
