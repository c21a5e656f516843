import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { problemLine } from '../../src/source/problem.ts'

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'knowledge-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  return (await loadKnowledge(folder, new Set(['actor']))).problems.map(problemLine)
}

const source = '---\ntitle: A\n---\nThe cat sat. The cat sat down.\n'
const cat = (exact: string): string =>
  `- id: cat\n  name: Cat\n  type: group\n  statement: A cat.\n  quotes:\n    - source: a\n      exact: ${exact}\n`

describe('checking a knowledge folder', () => {
  it('finds nothing wrong with a source and a fact that quotes it once', async () => {
    expect(await problemsOf({ 'sources/a.md': source, 'actors/a.yaml': cat('sat down') })).toEqual([])
  })

  it('names the place of a quote that stands twice', async () => {
    expect(await problemsOf({ 'sources/a.md': source, 'actors/a.yaml': cat('The cat') })).toEqual([
      'actors/a.yaml:7:14 error: this quote stands 2 times in a; add a prefix or a suffix that only one has',
    ])
  })

  it('shows the nearest sentence for a quote that is not in its source', async () => {
    expect(await problemsOf({ 'sources/a.md': source, 'actors/a.yaml': cat('The cat sat up.') })).toEqual([
      'actors/a.yaml:7:14 error: this quote is not in a; nearest, in paragraph 1: “The cat sat.”',
    ])
  })
})
