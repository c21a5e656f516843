import { expect, test } from 'vitest'
import { buildPassageIndex, type Passage, type PassageIndex } from '../../src/search/passages/passageIndex.ts'
import { indexOf } from './generators.ts'

/*
 * What grows with the square of its input would take minutes here. The bounds are far from both: how fast it is, the
 * benchmark says; these hold on any machine, however busy.
 */

/** Milliseconds for a question; it takes some ten. */
const QUESTION = 3_000
/** Milliseconds between two places where a build may be interrupted; it takes some ten. */
const STEP = 5_000
/** The largest passage here has 7 MB. */
const MEGABYTES = 600

const passage = { group: 0, title: 'Harbour', notes: '', language: 'en' }

/** Words without a digit, as many as wanted, each another one. */
function distinctWords(count: number, beginning: string): string {
  const letters = (at: number): string =>
    at.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)))
  return Array.from({ length: count }, (_, at) => beginning + letters(at)).join(' ')
}

/** Builds an index step by step. */
function built(passages: readonly Passage[]): {
  index: PassageIndex
  longestStep: number
  megabytes: number
} {
  const before = process.memoryUsage().heapUsed
  const work = buildPassageIndex(passages)
  let longestStep = 0
  for (;;) {
    const start = performance.now()
    const step = work.next()
    longestStep = Math.max(longestStep, performance.now() - start)
    if (step.done === true)
      return { index: step.value, longestStep, megabytes: (process.memoryUsage().heapUsed - before) / 1e6 }
  }
}

function milliseconds(index: PassageIndex, question: string): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now()
    index.search(question, { limit: 5 })
    return performance.now() - start
  })
  return Math.min(...times)
}

test.each([
  ['a million distinct words', distinctWords(1_000_000, 'w'), 'harbour wabc wxyzz'],
  ['a word of 100 kB', `harbour ${'x'.repeat(100_000)}`, `harbour ${'x'.repeat(9_000)}`],
  ['one word half a million times', 'harbour '.repeat(500_000), 'harbour'],
  ['a chain of a million hyphens', 'har-'.repeat(250_000), 'har-har harhar'],
  ['digits and commas', `${'1,2,'.repeat(100_000)} ${'1.'.repeat(100_000)}`, '1,2 1.1'],
  ['a script without spaces', '港口在一八七四年建成'.repeat(20_000), '港口'],
])(
  'A passage of %s is held in bounded time and memory',
  (_, text, question) => {
    const { index, longestStep, megabytes } = built([
      { ...passage, text },
      { ...passage, text: 'The harbour of Velmora is deep.', group: 1 },
    ])
    expect(longestStep).toBeLessThan(STEP)
    expect(megabytes).toBeLessThan(MEGABYTES)
    expect(milliseconds(index, question)).toBeLessThan(QUESTION)
  },
  60_000,
)

test.each([
  ['one paragraph', 0, ''],
  ['one beginning', 1, 'interna'],
])('Twenty thousand passages with %s cost a question little', (_, steps, beginning) => {
  const words = distinctWords(20_000, beginning).split(' ')
  const index = indexOf(
    words.map((word, at) => ({ ...passage, text: `harbour ship ${word}`, group: at * steps })),
  )
  expect(milliseconds(index, 'harbour ship internationally internxxl')).toBeLessThan(QUESTION)
})

const VOCABULARY = distinctWords(30_000, 'ship')
const LARGE = indexOf(
  Array.from({ length: 3_000 }, (_, group) => ({
    ...passage,
    text: VOCABULARY.slice(group * 80, group * 80 + 200),
    group,
  })),
)

test.each([
  ['words that are known', VOCABULARY.slice(5_000, 15_000)],
  ['words that are misspelt', VOCABULARY.slice(5_000, 15_000).replaceAll('shi', 'sih')],
  ['words that are unknown', distinctWords(1_500, 'zzqq').slice(0, 10_000)],
  ['one word', 'shipab '.repeat(1_500)],
  ['hyphens', 'ship-a-'.repeat(1_500)],
  ['letters and full stops', 'U.S.'.repeat(2_500)],
  ['a script without spaces', '港口在一八七四年建成'.repeat(1_000)],
  ['marks', 'a\u0301\u0302'.repeat(3_300)],
])('A question of ten thousand characters, %s, is answered at once', (_, question) => {
  expect(milliseconds(LARGE, question)).toBeLessThan(QUESTION)
})

test('What stands at the end of a very long passage is found, though it is not marked', () => {
  const { hits } = indexOf([
    { ...passage, text: `${'filler '.repeat(20_000)} lighthouse` },
    { ...passage, text: 'The harbour of Velmora is deep.', group: 1 },
  ]).search('lighthouse', { limit: 1 })
  expect(hits).toMatchObject([{ passage: 0, matches: [] }])
})
