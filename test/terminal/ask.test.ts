import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { splitFrontMatter } from '../../src/source/frontMatter.ts'
import { parseAskOptions } from '../../src/terminal/askOptions.ts'
import { UsageError } from '../../src/terminal/usageError.ts'
import { hostileTokens } from '../card/hostile.ts'
import { runCommandLine } from './commandLine.ts'

const source =
  splitFrontMatter(readFileSync('test/fixtures/ferry/sources/harbour-talks-2031.md', 'utf8'))?.text ?? ''

const replySchema = z.looseObject({
  status: z.enum(['found', 'ambiguous', 'none', 'error']),
  excerpts: z.array(
    z.looseObject({
      sourceId: z.string(),
      paragraph: z.int(),
      start: z.int(),
      end: z.int(),
      quote: z.string(),
    }),
  ),
  card: z.looseObject({ heading: z.string(), page: z.looseObject({ number: z.int() }) }),
})

function replies(out: string) {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => replySchema.parse(JSON.parse(line)))
}

describe('npm run ask', () => {
  it('prints one card, plain where it is piped, and exits with 0', async () => {
    const { code, out, err } = await runCommandLine('ask', ['/actor', 'NF'], { env: { FORCE_COLOR: '' } })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Norland Front\n/)
    expect(out).toContain('│ The Norland Front, a group of dockers, closed the northern quay for a week.\n')
    expect(out).not.toContain('\u001B')
  })

  it('starts from its sources', async () => {
    const { code, out, err } = await runCommandLine('ask', ['/actor', 'NF'], { isBuilt: false })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Norland Front\n/)
  })

  it('saves the picture of a card, or says that it has none', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'ask-')), 'card.png')
    const { code, err } = await runCommandLine('ask', ['--image', file, '/trade'], {
      env: { KNOWLEDGE_DIR: 'knowledge' },
    })
    expect(code).toBe(0)
    expect(err).toContain('Bar chart: US dollars')
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG')
    const other = await runCommandLine('ask', ['--image', file, 'who won the song contest'])
    expect(other.err).toBe('This card has no picture.\n')
  })

  it('exits with 1 where there is no evidence, and says so', async () => {
    const { code, out } = await runCommandLine('ask', ['who won the song contest'])
    expect(code).toBe(1)
    expect(out).toContain('no evidence')
  })

  it('exits with 2 where the line cannot be read as a command, and names the nearest', async () => {
    const { code, out } = await runCommandLine('ask', ['/acter NF'])
    expect(code).toBe(2)
    expect(out).toContain('/actor')
  })

  it('exits with 2 and the usage on standard error where its options are wrong', async () => {
    const { code, out, err } = await runCommandLine('ask', ['--nonsense'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('Usage: npm run ask')
    expect(err).not.toMatch(/^ +at /m)
    for (const args of [
      [],
      [' '],
      ['--page', 'x', '/help'],
      ['--page', '0', 'x'],
      ['--stdin', '/help'],
      ['--json=1'],
    ])
      expect(() => parseAskOptions(args)).toThrow(UsageError)
  })

  it('tells what is wrong with settings and knowledge, without a stack trace', async () => {
    const settings = await runCommandLine('ask', ['/help'], { env: { PORT: 'x', LOG_LEVEL: 'loud' } })
    expect(settings.code).toBe(2)
    expect(settings.err).toMatch(/PORT: must be .*\nLOG_LEVEL: must be /)
    const knowledge = await runCommandLine('ask', ['/help'], { env: { KNOWLEDGE_DIR: 'nowhere' } })
    expect(knowledge).toMatchObject({ code: 2, out: '' })
    expect(knowledge.err).toMatch(/nowhere.*KNOWLEDGE_DIR/)
  })

  it('prints data with --json: every excerpt is its slice of the source', async () => {
    const { code, out } = await runCommandLine('ask', ['--json', '--page', '1', '/actor Norland Front'])
    expect(code).toBe(0)
    const [reply] = replies(out)
    expect(reply).toMatchObject({ status: 'found', card: { heading: 'Norland Front', page: { number: 1 } } })
    expect(reply?.excerpts.length).toBeGreaterThan(0)
    for (const { sourceId, start, end, quote } of reply?.excerpts ?? []) {
      expect(sourceId).toBe('harbour-talks-2031')
      expect(source.slice(start, end)).toBe(quote)
    }
    const spans = reply?.excerpts.map(({ start, end }) => `${start}-${end}`)
    expect(new Set(spans).size).toBe(spans?.length)
  })

  it('answers one line a command with --stdin, in step whatever the lines hold', async () => {
    const hostile = hostileTokens.map((token) => token.replace(/\n/g, ' '))
    const lines = ['/actor NF', '', '/acter', ...hostile, '"', 'x'.repeat(10_000), '/actor Ada Holm']
    const { code, out } = await runCommandLine('ask', ['--json', '--stdin'], { input: lines.join('\r\n') })
    expect(code).toBe(0)
    const found = replies(out)
    expect(found).toHaveLength(lines.length)
    expect(found.slice(0, 3).map(({ status }) => status)).toEqual(['found', 'error', 'error'])
    expect(found.at(-1)).toMatchObject({ status: 'found', card: { heading: 'Ada Holm' } })
  })

  it('keeps to one line a command without --json too', async () => {
    const input = '/actor NF\n\n/help\n/kb status\nwho closed the quay\n'
    const { out } = await runCommandLine('ask', ['--stdin'], { input })
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => line.replace(/ \|.*/, ''))).toEqual([
      'found',
      'error',
      'found',
      'found',
      'found',
    ])
    expect(lines[0]).toContain(
      '“The Norland Front, a group of dockers, closed the northern quay for a week.”',
    )
  })
})
