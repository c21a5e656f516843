import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { collect } from '../src/search/passages/collect.ts'
import { Dictionary } from '../src/search/passages/dictionary.ts'
import { documentsOf } from '../src/search/passages/documents.ts'
import { FEATURES, type Feature } from '../src/search/passages/features.ts'
import { readQuestion } from '../src/search/passages/question.ts'
import { rank, WEIGHTS } from '../src/search/passages/ranking.ts'
import { Scorer } from '../src/search/passages/scoring.ts'
import { misspeltQuestions, readArticles, type Asked } from './articles.ts'
import { finish } from './finish.ts'
import { mean } from './measure.ts'
import { random } from './random.ts'

/** One question: the features of each candidate, and which candidates hold the answer. */
interface Example {
  readonly article: string
  readonly candidates: readonly (readonly number[])[]
  readonly right: readonly number[]
}

function examples(file: string, seeds: readonly number[]): Example[] {
  const { passages, questions } = readArticles(file)
  const collection = finish(collect(documentsOf(passages), new Dictionary('en')))
  const { vocabulary, wordClasses } = collection
  const { typos, families } = vocabulary
  const scorer = new Scorer(collection)
  const asked: Asked[] = [...questions, ...seeds.flatMap((seed) => misspeltQuestions(questions, seed))]
  return asked.flatMap(({ question: text, answers }) => {
    const question = readQuestion(
      { text, language: 'en' },
      { code: 'en', vocabulary, typos, families, wordClasses },
    )
    if (question.concepts.length === 0) return []
    const ranked = rank(collection, question, scorer.score(question.concepts), { limit: 40 })
    const right = ranked.flatMap(({ passage }, at) => (answers.has(passage) ? [at] : []))
    const [answer] = answers
    return [
      {
        article: passages[answer ?? 0]?.title ?? '',
        candidates: ranked.map(({ features }) => FEATURES.map((name) => features[name])),
        right,
      },
    ]
  })
}

/** Softmax regression over each question's candidates with weights drawn to the prior, by Adam. */
function fit(given: readonly Example[], pull: number, prior: readonly number[], steps = 400): number[] {
  const weights = [...prior]
  const first = weights.map(() => 0)
  const second = weights.map(() => 0)
  const useful = given.filter(({ right }) => right.length > 0)
  for (let step = 1; step <= steps; step += 1) {
    const gradient = weights.map((weight, at) => pull * (weight - (prior[at] ?? 0)))
    for (const { candidates, right } of useful) {
      const scores = candidates.map((values) => dot(values, weights))
      const most = Math.max(...scores)
      const raised = scores.map((score) => Math.exp(score - most))
      const all = raised.reduce((sum, value) => sum + value, 0)
      const rightSum = right.reduce((sum, at) => sum + (raised[at] ?? 0), 0)
      for (const [at, values] of candidates.entries()) {
        const chance = (raised[at] ?? 0) / all
        const wanted = right.includes(at) ? (raised[at] ?? 0) / rightSum : 0
        const error = (chance - wanted) / useful.length
        for (let feature = 0; feature < values.length; feature += 1)
          gradient[feature] = (gradient[feature] ?? 0) + error * (values[feature] ?? 0)
      }
    }
    for (const [at, slope] of gradient.entries()) {
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope
      second[at] = 0.99 * (second[at] ?? 0) + 0.01 * slope * slope
      const rate = 0.1 * (1 - step / (steps + 1))
      weights[at] =
        (weights[at] ?? 0) -
        (rate * ((first[at] ?? 0) / (1 - 0.9 ** step))) /
          (Math.sqrt((second[at] ?? 0) / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return weights
}

function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0)
  return sum
}

function ranksOf(asked: readonly Example[], weights: readonly number[]): number[] {
  return asked.map(({ candidates, right }) => {
    if (right.length === 0) return Infinity
    const scores = candidates.map((values) => dot(values, weights))
    const best = Math.max(...right.map((at) => scores[at] ?? 0))
    return 1 + scores.filter((score, at) => score > best && !right.includes(at)).length
  })
}

function report(name: string, ranks: readonly number[]): void {
  const at = (most: number): string => mean(ranks.map((rank) => (rank <= most ? 1 : 0))).toFixed(4)
  process.stdout.write(
    `${name}: R@1 ${at(1)}, R@3 ${at(3)}, MRR ${mean(ranks.map((rank) => 1 / rank)).toFixed(4)}\n`,
  )
}

/** Learns the features' weights; reports how well they do on articles that they were not learned from. */
const { values } = parseArgs({
  options: {
    questions: { type: 'string' },
    folds: { type: 'string', default: '8' },
    pull: { type: 'string', multiple: true },
  },
})
if (values.questions === undefined) throw new Error('Expected --questions FILE, a file of the SQuAD layout')
readFileSync(values.questions)
const all = examples(values.questions, [11, 12])
const current = FEATURES.map((name) => WEIGHTS[name])
report('the weights in use, on all', ranksOf(all, current))
const folds = Number(values.folds)
const articles = [...new Set(all.map(({ article }) => article))]
const next = random(5)
const foldOf = new Map(articles.map((article) => [article, Math.floor(next() * folds)]))
for (const pull of (values.pull ?? ['0.003']).map(Number)) {
  for (const [name, prior] of [
    ['from nothing', FEATURES.map(() => 0)],
    ['from the weights in use', current],
  ] as const) {
    const ranks: number[] = []
    for (let fold = 0; fold < folds; fold += 1) {
      const weights = fit(
        all.filter(({ article }) => foldOf.get(article) !== fold),
        pull,
        prior,
      )
      ranks.push(
        ...ranksOf(
          all.filter(({ article }) => foldOf.get(article) === fold),
          weights,
        ),
      )
    }
    report(`learned ${name}, pull ${pull}, on articles left out`, ranks)
    const weights = fit(all, pull, prior)
    report('  learned of all, on all', ranksOf(all, weights))
    const named = FEATURES.map((feature: Feature, at) => `${feature}: ${(weights[at] ?? 0).toFixed(2)}`)
    process.stdout.write(`  ${named.join(', ')}\n`)
  }
}
