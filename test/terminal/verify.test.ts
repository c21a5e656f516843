import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runCommandLine } from './commandLine.ts'

async function draft(text: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'draft-')), 'draft.md')
  await writeFile(file, text)
  return file
}

const DIFFERS = 'The ferry carried about 21,000 people in 2030.\n'
const AGREES = 'Ada Holm met the mayor of Port Lune on 4 May 2031.\n'

describe('npm run verify', () => {
  it('exits with 0 where nothing differs, and with 1 where something does, showing both numbers', async () => {
    const agrees = await runCommandLine('verify', ['-'], { input: AGREES })
    expect(agrees).toMatchObject({ code: 0, err: '' })
    expect(agrees.out).toContain('1 of 1 sentence checked: 1 supported')
    expect(agrees.out).toContain('no verdict on what is true')
    const differs = await runCommandLine('verify', [await draft(DIFFERS)])
    expect(differs).toMatchObject({ code: 1, err: '' })
    expect(differs.out).toContain('“about 21,000” differs: the source has “about 12,000”')
  })

  it('starts from its sources', async () => {
    expect((await runCommandLine('verify', ['-'], { input: AGREES, isBuilt: false })).code).toBe(0)
  })

  it.each([
    [[]],
    [['--sarif', '--json', '-']],
    [['--date', 'soon', '-']],
    [['there-is-no-such-draft.md']],
    [['--no-such-option', '-']],
  ])('exits with 2 for what cannot be read: %j', async (args) => {
    const { code, out, err } = await runCommandLine('verify', args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('gives the whole check as data, with where each passage stands', async () => {
    const { out } = await runCommandLine('verify', ['--json', '-'], { input: DIFFERS })
    const place = z.looseObject({
      sourceId: z.string(),
      start: z.int(),
      end: z.int(),
      hash: z.string().length(16),
    })
    const part = z.looseObject({ verdict: z.string(), evidence: z.array(place) })
    const data = z
      .looseObject({ sentences: z.array(z.looseObject({ parts: z.array(part) })) })
      .parse(JSON.parse(out))
    expect(data.sentences[0]?.parts.map(({ verdict }) => verdict)).toContain('differs')
  })

  it('writes SARIF and annotations with the line and column in the file', async () => {
    const file = await draft(`# The ferry\n\n${DIFFERS}`)
    const sarif: unknown = JSON.parse((await runCommandLine('verify', ['--sarif', file])).out)
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: [
            {
              level: 'error',
              locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 19 } } }],
            },
          ],
        },
      ],
    })
    const { out } = await runCommandLine('verify', ['--github', file])
    expect(out).toMatch(/^::error file=.*,line=3,endLine=3,col=19,endColumn=31,title=/)
  })
})
