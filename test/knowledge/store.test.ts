import { execFile } from 'node:child_process'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { ROOMY } from '../../src/card/capacity.ts'
import { request } from '../../src/card/request.ts'
import { KnowledgeError } from '../../src/knowledge/knowledgeError.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { builtProgram } from '../builtProgram.ts'
import { actorYaml, recordYaml, sourceFile, TestFolder, TODAY } from './folder.ts'

const cats = sourceFile('The cat sat on the mat.\n')
const dogs = sourceFile('The dog barks loudly. The cat sat on the dog.\n')
const administrator = { isAdministrator: true }

describe('a knowledge store', () => {
  it('does not open a folder with errors, and tells them', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': 'no front matter' })
    const error: unknown = await folder.open().catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(KnowledgeError)
    expect(error instanceof KnowledgeError && error.problems).toHaveLength(1)
  })

  it('keeps what it has until it is told to reload, and then has all of the new', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': cats, 'actors/a.yaml': actorYaml() })
    const store = await folder.open()
    const before = store.snapshot
    await folder.write({ 'sources/a.md': dogs, 'sources/b.md': cats })
    expect(store.snapshot).toBe(before)
    const { swapped } = await store.reload()
    expect(swapped).toBe(true)
    expect(store.snapshot.revision).not.toBe(before.revision)
    expect([...store.snapshot.sources.keys()]).toEqual(['a', 'b'])
    expect([...before.sources.keys()]).toEqual(['a'])
  })

  it('tells what a reload changed', async () => {
    const question = (words: string): string =>
      `- id: q\n  question: ${words}\n  claims:\n${recordYaml({ id: 'c' }).replace(/^/gm, '    ').trimEnd()}\n`
    const folder = await TestFolder.of({
      'sources/a.md': cats,
      'sources/b.md': cats,
      'actors/a.yaml': actorYaml() + actorYaml({ id: 'dog', name: 'Dog' }),
      'claims/c.yaml': question('Who sat?'),
      'topics/t.yaml': '- {id: t, name: T, description: x}',
    })
    const store = await folder.open()
    await folder.remove('sources/b.md')
    await folder.write({
      'sources/a.md': dogs,
      'sources/c.md': cats,
      'actors/a.yaml': actorYaml({ statement: 'A fat cat.' }) + actorYaml({ id: 'mat', name: 'Mat' }),
      'claims/c.yaml': question('Who was it that sat?'),
      'topics/t.yaml': '- {id: t, name: T, description: y}',
    })
    const reload = await store.reload()
    expect(reload.swapped && reload.changes).toEqual({
      revised: [],
      withdrawn: [],
      sources: { added: ['c'], changed: ['a'], dropped: ['b'] },
      facts: { added: ['mat'], changed: ['cat', 'c'], dropped: ['dog'] },
      topics: { added: [], changed: ['t'], dropped: [] },
      quotes: { added: 1, dropped: 1, fallen: [] },
    })
  })

  it('has the same revision for the same knowledge, and tells that nothing changed', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': cats, 'actors/a.yaml': actorYaml() })
    const store = await folder.open()
    const { revision } = store.snapshot
    const reload = await store.reload()
    expect(store.snapshot.revision).toBe(revision)
    const none = { added: [], changed: [], dropped: [] }
    expect(reload.swapped && reload.changes).toEqual({
      revised: [],
      withdrawn: [],
      sources: none,
      facts: none,
      topics: none,
      quotes: { added: 0, dropped: 0, fallen: [] },
    })
  })

  it.each([
    [
      'has errors',
      (folder: TestFolder) => folder.write({ 'actors/a.yaml': actorYaml({ exact: 'The cow sat' }) }),
    ],
    ['is empty', (folder: TestFolder) => folder.remove('sources')],
    ['has gone', (folder: TestFolder) => folder.remove('.')],
  ])('keeps serving the old where the folder %s, and tells why', async (_, spoil) => {
    const folder = await TestFolder.of({ 'sources/a.md': cats })
    const store = await folder.open()
    const { snapshot, loadedAt } = store
    await spoil(folder)
    const reload = await store.reload()
    expect(reload.swapped).toBe(false)
    expect(reload.problems.map(({ severity }) => severity)).toEqual(['error'])
    expect(await store.check()).toEqual(reload.problems)
    expect(store.snapshot).toBe(snapshot)
    expect(store.loadedAt).toBe(loadedAt)
    await folder.write({ 'sources/a.md': dogs, 'actors/a.yaml': '' })
    expect((await store.reload()).swapped).toBe(true)
  })

  it('tells those who listen of each change once and in order, and lets none of them hold up another', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': cats })
    const failures: string[] = []
    const store = await KnowledgeStore.open(folder.path, new Set(), {
      failed: (reaction, cause) => failures.push(`${reaction}: ${String(cause)}`),
    })
    const heard: string[] = []
    const reloads: boolean[] = []
    let atWork = 0
    store.onChange('a broken reaction', () => {
      throw new Error('broken')
    })
    store.onChange('listening', async ({ changes, snapshot }) => {
      expect((atWork += 1)).toBe(1)
      await setImmediate()
      heard.push(`${snapshot.revision} ${changes.sources.added.join(' ')}`)
      atWork -= 1
    })
    store.onReload('counting', ({ swapped }) => void reloads.push(swapped))
    const end = store.onChange('not for long', () => void heard.push('after the end'))
    end()
    const revisions = []
    for (const name of ['b', 'c']) {
      await folder.write({ [`sources/${name}.md`]: cats })
      await store.reload()
      revisions.push(`${store.snapshot.revision} ${name}`)
    }
    await store.reload()
    await folder.write({ 'actors/a.yaml': 'no list' })
    await store.reload()
    await store.reacted()
    expect(heard).toEqual(revisions)
    expect(reloads).toEqual([true, true, true, false])
    expect(store.lastReload?.swapped).toBe(false)
    expect(failures).toEqual(Array(2).fill('a broken reaction: Error: broken'))
  })

  it('takes two reloads at once for one, and the next for another', async () => {
    const folder = await TestFolder.of({ 'sources/a.md': cats })
    const store = await folder.open()
    const [one, other] = await Promise.all([store.reload(), store.reload()])
    expect(one).toBe(other)
    expect(await store.reload()).not.toBe(one)
  })

  it('is answered from whole, before a reload or after it', async () => {
    const folder = await TestFolder.of({
      'sources/a.md': cats,
      'actors/a.yaml': actorYaml({ exact: 'cat sat' }),
    })
    const store = await folder.open()
    const backgrounder = createBackgrounder(store, () => TODAY)
    const revisions = new Set<string>()
    for (const text of [dogs, cats, dogs, cats]) {
      await folder.write({ 'sources/a.md': text })
      const state = { isOver: false }
      const reloading = store.reload().finally(() => {
        state.isOver = true
      })
      while (!state.isOver) {
        const { card } = await backgrounder.reply(request('ask', { question: 'cat' }), administrator, ROOMY)
        const quotes = card.sections.flatMap((section) =>
          section.type === 'excerpts' ? section.excerpts.map(({ quote }) => quote) : [],
        )
        expect(['The cat sat on the mat.', 'The cat sat on the dog.']).toContain(quotes[0])
        revisions.add(`${card.request.revision ?? ''} ${quotes[0] ?? ''}`)
        await setImmediate()
      }
      await reloading
    }
    expect(revisions.size).toBe(2)
  })
})

it('gives the same bytes for the same question on the same knowledge, whichever process answers', async () => {
  const lines = [
    '/actor TTP',
    '/trade',
    '/timeline',
    '/claims',
    '/ask why is the border closed',
    '/relation Pakistan India',
  ]
  const run = async (): Promise<string> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [builtProgram('test/knowledge/answersProgram.ts'), ...lines],
      { maxBuffer: 100_000_000 },
    )
    return stdout.replaceAll(/loaded \d+ \w+ \d+/g, 'loaded')
  }
  const [one, other] = await Promise.all([run(), run()])
  expect(one.trim().split('\n')).toHaveLength(lines.length)
  expect(one === other).toBe(true)
})
