import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseAskOptions } from '../../src/terminal/askOptions.ts'
import { UsageError } from '../../src/terminal/usageError.ts'
import { runCommandLine, type Run } from './commandLine.ts'

const part = z.object({ name: z.string(), value: z.number(), weight: z.number() })
const explanation = z.object({
  repairs: z.array(z.object({ word: z.string(), read: z.array(z.string()) })),
  words: z.array(z.object({ word: z.string(), share: z.number() })),
  excerpts: z.array(
    z.object({
      sourceId: z.string(),
      quote: z.string(),
      score: z.number(),
      isShown: z.boolean(),
      features: z.array(part),
    }),
  ),
  evidence: z.array(part),
  confidence: z.number(),
  sufficient: z.boolean(),
})

const sumOf = (parts: readonly z.infer<typeof part>[]): number =>
  parts.reduce((sum, { value, weight }) => sum + value * weight, 0)

const explain = (...args: string[]): Promise<Run> => runCommandLine('ask', ['--explain', ...args])

describe('npm run ask -- --explain', () => {
  it('shows how the first three excerpts of /ask got their scores', async () => {
    const { code, out, err } = await explain(
      '/ask',
      'which dockers of Norland closed the nothern quay of the ferry',
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('“nothern” is in no text; it was read as “northern”.')
    expect(out.match(/^\[[1-9]\] \S+, paragraph \d+: score \d+\.\d\d/gm)).toHaveLength(3)
    expect(out).toContain('  │ The Norland Front, a group of dockers, closed the northern quay for a week.\n')
    expect(out).toMatch(/^ {2}word in +sentence +paragraph +title$/m)
    expect(out).toMatch(/^ {2}coverage +\d\.\d\d +\d\.\d\d +\d\.\d\d$/m)
    expect(out).toMatch(/^Together: evidence \(confidence [01]\.\d\d, 0\.\d\d is needed\)$/m)
  })

  it('puts the points of all numbers of a table below each other', async () => {
    const { out } = await explain('which dockers of Norland closed the northern quay of the ferry')
    const tables = out.split('\n\n').filter((block) => block.includes('× weight'))
    expect(tables.length).toBeGreaterThan(3)
    for (const table of tables) {
      const rows = table.split('\n').filter((line) => /^ {2}\w+ .*\d\.\d\d$/.test(line))
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    }
  })

  it('gives data with --json whose parts make up the score and the confidence', async () => {
    const { code, out } = await explain(
      '--json',
      'which dockers of Norland closed the nothern quay of the ferry',
    )
    const data = explanation.parse(JSON.parse(out))
    expect(code).toBe(0)
    expect(out.trimEnd()).not.toContain('\n')
    expect(data.excerpts).toHaveLength(3)
    for (const { score, features } of data.excerpts) expect(sumOf(features)).toBeCloseTo(score, 9)
    expect(1 / (1 + Math.exp(-sumOf(data.evidence)))).toBeCloseTo(data.confidence, 9)
    expect(data.words.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  it('shows the very excerpts that /ask answers with', async () => {
    const question = '/ask who closed the northern quay'
    const answered = await runCommandLine('ask', ['--json', question])
    const quotes = z
      .object({ excerpts: z.array(z.object({ quote: z.string() })) })
      .parse(JSON.parse(answered.out))
    const { excerpts } = explanation.parse(JSON.parse((await explain('--json', question)).out))
    const shown = excerpts.filter(({ isShown }) => isShown).map(({ quote }) => quote)
    expect(shown).toEqual(quotes.excerpts.slice(0, shown.length).map(({ quote }) => quote))
    expect(shown.length).toBeGreaterThan(0)
  })

  it('exits with 1 where there is no evidence, and says what spoke against it', async () => {
    const { code, out } = await explain('who won the song contest')
    expect(code).toBe(1)
    expect(out).toMatch(/^Together: no evidence \(confidence [01]\.\d\d, 0\.\d\d is needed\)$/m)
  })

  it('says of any other command what its findings were read from', async () => {
    const { code, out } = await explain('/actor NF')
    expect(code).toBe(0)
    expect(out).toContain('What “/actor NF” was answered from')
    expect(out).toMatch(/^\[1\] description, written by an editor: \S+, paragraph \d+$/m)
  })

  it('says of a name that only the texts have how it was recognised', async () => {
    const { code, out } = await explain('/place Port Lune')
    expect(code).toBe(0)
    expect(out).toMatch(/written as\s+“Port Lune” 1 times/)
    expect(out).toMatch(/taken for\s+place \(person/)
    expect(out).toMatch(/because of\s+\S+/)
    expect(out).toMatch(/stands here as\s+\S+/)
    const told = z.object({ name: z.array(z.tuple([z.string(), z.string()])) })
    const { name } = told.parse(JSON.parse((await explain('--json', '/place Port Lune')).out))
    expect(name.map(([part]) => part)).toContain('taken for')
  })

  it('says so where there is nothing to explain', async () => {
    const empty = await explain('/ask xyzzyplugh')
    expect(empty.code).toBe(1)
    expect(empty.out).toContain('No passage has a word of the question.')
  })

  it('is neither for pages nor for standard input, and stands in the help', async () => {
    for (const args of [['--page', '2', 'x'], ['--stdin']])
      expect(() => parseAskOptions(['--explain', ...args])).toThrow(UsageError)
    expect((await runCommandLine('ask', ['--help'])).out).toContain('--explain')
  })
})
