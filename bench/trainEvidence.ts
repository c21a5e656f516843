import { parseArgs } from 'node:util'
import { buildPassageIndex, type Passage } from '../src/search/passages/passageIndex.ts'
import { readArticles, type Articles } from './articles.ts'
import { finish } from './finish.ts'
import { glosses, passagesOf, sample } from './glosses.ts'
import { areaUnderCurve, mean, percentile } from './measure.ts'

/** What the confidence is made of for one question, and whether the index has the question's article. */
interface Example {
  readonly values: readonly number[]
  readonly isPresent: boolean
  readonly weight: number
}

/** So many glosses are put among the articles: in a larger collection more words are met by chance. */
const NOISE = [0, 500, 5_000]

/** One half's questions asked of its own articles and of the other half's, each article alone and all together. */
function examples(own: Articles, other: Articles): Example[] {
  const titles = [...new Set(own.passages.map(({ title }) => title))]
  const alone = titles.map((title) => own.passages.filter((passage) => passage.title === title))
  const all = sample(glosses(), Math.max(...NOISE))
  const mixed = NOISE.map((size) => [...own.passages, ...among(all.slice(0, size))])
  return [
    ...mixed.flatMap((passages) => judge(passages, own, other, 1)),
    ...alone.flatMap((passages) => judge(passages, own, other, 1 / alone.length)),
  ]
}

function among(texts: readonly string[]): Passage[] {
  return passagesOf(texts).map((passage) => ({ ...passage, group: passage.group + 1_000_000 }))
}

function judge(passages: readonly Passage[], own: Articles, other: Articles, weight: number): Example[] {
  const index = finish(buildPassageIndex(passages))
  const held = new Set(passages.map(({ title }) => title))
  const example = (question: string, isPresent: boolean): Example[] => {
    const { evidence } = index.explain(question, { limit: 3 })
    return evidence.length === 0 ? [] : [{ values: evidence.map(({ value }) => value), isPresent, weight }]
  }
  const present = own.questions.flatMap(({ question, answers }) => {
    const [answer = 0] = answers
    return held.has(own.passages[answer]?.title ?? '') ? example(question, true) : []
  })
  return [...present, ...other.questions.flatMap(({ question }) => example(question, false))]
}

/** Logistic regression by gradient descent; both outcomes count the same. */
function fit(given: readonly Example[]): number[] {
  const weightOf = (isPresent: boolean): number =>
    given.reduce((sum, example) => sum + (example.isPresent === isPresent ? example.weight : 0), 0)
  const totals = { present: weightOf(true), absent: weightOf(false) }
  const weights = given[0]?.values.map(() => 0) ?? []
  const first = weights.map(() => 0)
  const second = weights.map(() => 0)
  const steps = 1500
  for (let step = 1; step <= steps; step += 1) {
    const gradient = weights.map((weight) => 0.0005 * weight)
    for (const { values, isPresent, weight } of given) {
      const error = (1 / (1 + Math.exp(-dot(values, weights))) - (isPresent ? 1 : 0)) * weight
      const share = error / (isPresent ? totals.present : totals.absent)
      for (const [at, value] of values.entries()) gradient[at] = (gradient[at] ?? 0) + share * value
    }
    for (const [at, slope] of gradient.entries()) {
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope
      second[at] = 0.99 * (second[at] ?? 0) + 0.01 * slope * slope
      const rate = 0.1 * (1 - step / (steps + 1))
      const moved = (first[at] ?? 0) / (1 - 0.9 ** step)
      weights[at] =
        (weights[at] ?? 0) - (rate * moved) / (Math.sqrt((second[at] ?? 0) / (1 - 0.99 ** step)) + 1e-9)
    }
  }
  return weights
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0)
}

function report(name: string, given: readonly Example[], weights: readonly number[]): void {
  const measures = (isPresent: boolean): number[] =>
    given.filter((each) => each.isPresent === isPresent).map(({ values }) => dot(values, weights))
  const [present, absent] = [measures(true), measures(false)]
  const bound = percentile(present, 0.05)
  const refused = mean(absent.map((measure) => (measure < bound ? 1 : 0)))
  const area = areaUnderCurve(present, absent)
  process.stdout.write(
    `${name}: area ${area.toFixed(4)}, refused at 95 % answered ${refused.toFixed(3)}, confidence there ${(1 / (1 + Math.exp(-bound))).toFixed(2)}\n`,
  )
}

/** Learns when the best passages are evidence, from one half of a file's articles for the other and vice versa. */
const { values } = parseArgs({ options: { questions: { type: 'string' } } })
if (values.questions === undefined) throw new Error('Expected --questions FILE, a file of the SQuAD layout')
const left = readArticles(values.questions, 'first half')
const right = readArticles(values.questions, 'second half')
const halves = [examples(left, right), examples(right, left)] as const
const names = finish(buildPassageIndex(left.passages)).explain(left.questions[0]?.question ?? '', {
  limit: 3,
}).evidence
const inUse = names.map(({ weight }) => weight)
for (const [given, asked] of [halves, [halves[1], halves[0]]] as const) {
  report('in use', asked, inUse)
  report('learned of the other half', asked, fit(given))
}
const learned = fit(halves.flat())
report('learned of both, on both', halves.flat(), learned)
process.stdout.write(
  `${names.map(({ name }, at) => `${name} ${(learned[at] ?? 0).toFixed(2)}`).join(', ')}\n`,
)
