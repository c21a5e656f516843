import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeCache } from '../../src/knowledge/cache.ts'
import { readKnowledge } from '../../src/knowledge/load.ts'
import { decodePack } from '../../src/knowledge/sourcePack.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { runInSlices } from '../../src/source/slices.ts'
import { actorYaml, sourceFile, TestFolder, TODAY } from './folder.ts'

const cats = sourceFile(
  'The cat sat on the mat in May 2021. Since 1998 Old Tom of Riga has been there.\n\nNobody minds.\n',
)
const dogs = sourceFile('The dog barks loudly at Old Tom. The cat sat on the dog.\n')
const files = { 'sources/a.md': cats, 'sources/b.md': dogs, 'actors/a.yaml': actorYaml() }

class Kept {
  readonly folder: TestFolder
  readonly path: string
  readonly warnings: unknown[] = []
  readonly cache: KnowledgeCache

  constructor(folder: TestFolder) {
    this.folder = folder
    this.path = folder.at('.cache')
    this.cache = this.another()
  }

  static async of(): Promise<Kept> {
    return new Kept(await TestFolder.of(files))
  }

  another(): KnowledgeCache {
    return new KnowledgeCache(this.path, (cause) => this.warnings.push(cause))
  }

  async open(folder = this.folder.path): Promise<KnowledgeStore> {
    const store = await KnowledgeStore.open(folder, reserved, { cache: this.cache })
    await store.kept()
    return store
  }

  /** So many bytes are in the cache. */
  async size(): Promise<number> {
    const all = await Promise.all(prefixes.map((prefix) => this.bytes(prefix)))
    return all.flatMap((files) => [...files.values()]).reduce((sum, { length }) => sum + length, 0)
  }

  async names(prefix: Prefix): Promise<string[]> {
    return (await readdir(this.path)).filter((name) => name.startsWith(prefix)).sort()
  }

  async bytes(prefix: Prefix): Promise<ReadonlyMap<string, Buffer>> {
    const names = await this.names(prefix)
    return new Map(
      await Promise.all(
        names.map(async (name) => [name, await readFile(path.join(this.path, name))] as const),
      ),
    )
  }

  /** The ids of the sources of which nothing need be found out again, by a process that has just started. */
  async believed(): Promise<string[]> {
    const folder = await readKnowledge(this.folder.path)
    const kept = await this.another().read(this.folder.path, folder)
    const indexed = [...(kept?.segments?.values() ?? [])].flatMap(({ views }) =>
      views.flatMap(({ segment }) => segment.keys),
    )
    return folder.files.flatMap((file) => {
      const source = kept?.readings.source(file)?.source
      const isKnown = source !== undefined && kept?.source(source) !== undefined
      return isKnown && indexed.some((key) => key.startsWith(`${source.id}:`)) ? [source.id] : []
    })
  }
}

/** Tables of contents, packs of sources, segments. */
type Prefix = 'knowledge' | 'sources' | 'segment'
const prefixes: readonly Prefix[] = ['knowledge', 'sources', 'segment']

const lines = [
  '/actor cat',
  '/actor old tom',
  '/actor tomm',
  '/ask who sat on the mat',
  '/ask the dogg barks',
  '/timeline',
  '/mentions cat',
  '/sources',
  '/kb status',
]

async function answers(store: KnowledgeStore, asked: readonly string[] = lines): Promise<string> {
  const backgrounder = createBackgrounder(store, () => TODAY)
  const replies = asked.map((line) =>
    backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY),
  )
  return JSON.stringify(await Promise.all(replies))
}

describe('a cache of what was made of a knowledge folder', () => {
  it('answers with the same bytes as what was made anew', async () => {
    const kept = await Kept.of()
    for (const folder of [kept.folder.path, 'knowledge', 'test/fixtures/ferry']) {
      const made = await kept.open(folder)
      const read = await kept.open(folder)
      expect(await answers(read)).toBe(await answers(made))
      expect(read.snapshot.revision).toBe(made.snapshot.revision)
      expect([...read.snapshot.namedIn]).toEqual([...made.snapshot.namedIn])
      expect(read.snapshot.writtenDates).toEqual(made.snapshot.writtenDates)
      expect([...read.snapshot.sources]).toEqual([...made.snapshot.sources])
    }
    expect(kept.warnings).toEqual([])
    expect(await kept.names('knowledge')).toHaveLength(3)
  })

  it('answers with the same bytes whatever the texts are', async () => {
    // Never the words that the actor quotes: a quote that stands in its source twice is an error.
    const word = fc.constantFrom(
      'The',
      'cat',
      'Old Tom',
      'sits',
      'in 1998',
      '3 May 2021',
      'naïve',
      '第',
      '😀',
      'Riga,',
      'mat.\n',
      '\n\n',
      'it. ',
    )
    const text = fc
      .array(word, { minLength: 1, maxLength: 60 })
      .map((words) => `The cat sat ${words.join(' ')}`)
    const question = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `/ask ${words.join(' ')}`)
    await fc.assert(
      fc.asyncProperty(text, text, question, async (a, b, asked) => {
        const kept = await Kept.of()
        await kept.folder.write({ 'sources/a.md': sourceFile(a), 'sources/b.md': sourceFile(b) })
        const made = await kept.open()
        expect(await kept.believed()).toEqual(['a', 'b'])
        const read = await kept.open()
        expect(await answers(read, [...lines, asked])).toBe(await answers(made, [...lines, asked]))
      }),
      { numRuns: 25 },
    )
  })

  it('does not believe a pack that was cut or altered anywhere', async () => {
    const kept = await Kept.of()
    await kept.open()
    const [[file, bytes] = ['', Buffer.alloc(1)]] = await kept.bytes('sources')
    const name = file.replace(/^sources-|\.cache$/g, '')
    expect(await runInSlices(decodePack(bytes, name))).toBeDefined()
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        expect(await runInSlices(decodePack(bytes.subarray(0, at), name))).toBeUndefined()
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ change
        expect(await runInSlices(decodePack(altered, name))).toBeUndefined()
      }),
    )
  })

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['altered', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])])],
    ['something else', () => Buffer.from('a letter')],
    ['gone', undefined],
  ])('makes a file anew that is %s', async (_, damage) => {
    for (const prefix of prefixes) {
      const kept = await Kept.of()
      const made = await kept.open()
      const before = await kept.bytes(prefix)
      for (const [name, bytes] of before)
        if (damage) await writeFile(path.join(kept.path, name), damage(bytes))
        else await rm(path.join(kept.path, name))
      expect(await kept.believed()).toEqual([])
      expect(await answers(await new Kept(kept.folder).open())).toBe(await answers(made))
      expect(await kept.believed()).toEqual(['a', 'b'])
      expect(await kept.bytes(prefix)).toEqual(before)
      expect(kept.warnings).toEqual([])
    }
  })

  it('does not believe a file that has the name of another', async () => {
    for (const prefix of prefixes) {
      const kept = await Kept.of()
      await kept.open()
      const [[, old] = ['', Buffer.alloc(0)]] = await kept.bytes(prefix)
      await kept.folder.write({ 'sources/a.md': dogs, 'sources/b.md': cats })
      await kept.folder.remove('actors/a.yaml')
      await rm(kept.path, { recursive: true })
      const made = await kept.open()
      for (const name of await kept.names(prefix)) await writeFile(path.join(kept.path, name), old)
      expect(await answers(await new Kept(kept.folder).open())).toBe(await answers(made))
    }
  })

  it('finds out again only what has changed while no program ran, and answers as if it were made anew', async () => {
    const kept = await Kept.of()
    await kept.open()
    for (const [change, believed] of changes) {
      await change(kept.folder)
      expect(await kept.believed()).toEqual(believed)
      const read = await new Kept(kept.folder).open()
      const made = await kept.folder.open()
      expect(await answers(read)).toBe(await answers(made))
      expect(read.snapshot.revision).toBe(made.snapshot.revision)
      expect(read.snapshot.problems).toEqual(made.snapshot.problems)
      expect([...read.snapshot.namedIn]).toEqual([...made.snapshot.namedIn])
      expect([...read.snapshot.sources]).toEqual([...made.snapshot.sources])
      expect(read.snapshot.textEntities).toEqual(made.snapshot.textEntities)
      expect(await kept.believed()).toEqual([...read.snapshot.sources.keys()])
    }
  })

  it('is the same for two programs that keep it at the same time', async () => {
    const kept = await Kept.of()
    const [one, other] = await Promise.all([kept.open(), new Kept(kept.folder).open()])
    await kept.folder.write({ 'sources/c.md': sourceFile('The owl of Riga sat there in 2019.\n') })
    await one.reload()
    await kept.folder.write({ 'sources/d.md': sourceFile('The fox of Riga sat there in 2020.\n') })
    await Promise.all([one.kept(), other.reload()])
    await other.kept()
    await one.reload()
    await one.kept()
    expect(await kept.believed()).toEqual(['a', 'b', 'c', 'd'])
    expect(await answers(await new Kept(kept.folder).open())).toBe(await answers(await kept.folder.open()))
  })

  it('writes nothing where nothing has changed, and of a change what is new', async () => {
    const kept = await Kept.of()
    const long = Array.from({ length: 900 }, (_, at) => `The ship ${at} left the harbour of Riga.`).join(' ')
    await kept.folder.write({ 'sources/long.md': sourceFile(`${long}\n`) })
    await kept.open()
    const size = await kept.size()
    await kept.open()
    expect(await kept.size()).toBe(size)
    await kept.folder.write({ 'sources/z.md': sourceFile('One more ship has left Riga.\n') })
    await kept.open()
    expect((await kept.size()) - size).toBeLessThan(size / 5)
  })

  it('serves a reload, and what the reload changed', async () => {
    const kept = await Kept.of()
    const store = await kept.open()
    await kept.folder.write({ 'sources/a.md': sourceFile('The cat sat on the roof.\n') })
    expect(await store.reload()).toMatchObject({ swapped: true })
    await store.kept()
    expect(await kept.believed()).toEqual(['a', 'b'])
    await kept.folder.write({ 'sources/a.md': cats })
    expect(await store.reload()).toMatchObject({ swapped: true, changes: { sources: { changed: ['a'] } } })
    expect(await answers(store)).toBe(await answers(await kept.folder.open()))
    await store.kept()
  })

  it('serves the knowledge all the same where nothing can be written, and says why', async () => {
    const folder = await TestFolder.of({ ...files, '.cache': 'a file, no folder' })
    const kept = new Kept(folder)
    expect(await answers(await kept.open())).toBe(await answers(await folder.open()))
    expect(kept.warnings).toHaveLength(1)
  })

  it('may be deleted at any time', async () => {
    const kept = await Kept.of()
    const store = await kept.open()
    await rm(kept.path, { recursive: true })
    await store.reload()
    await store.kept()
    expect(await kept.believed()).toEqual(['a', 'b'])
  })

  it('keeps so many files at most and nothing unfinished', async () => {
    const kept = await Kept.of()
    const store = await kept.open()
    const [name = ''] = await kept.names('sources')
    const abandoned = path.join(kept.path, `${name}.1`)
    await writeFile(abandoned, 'half')
    await utimes(abandoned, 1, 1)
    for (let at = 0; at < 70; at += 1) {
      await kept.folder.write({ 'sources/b.md': sourceFile(`The number ${at}.\n`) })
      await store.reload()
      await store.kept()
    }
    expect(await kept.names('knowledge')).toHaveLength(1)
    for (const prefix of ['sources', 'segment'] as const)
      expect((await kept.names(prefix)).length).toBeLessThanOrEqual(64)
    expect((await readdir(kept.path)).filter((found) => !found.endsWith('.cache'))).toEqual([])
    expect(await kept.believed()).toEqual(['a', 'b'])
    expect((await stat(kept.path)).mode & 0o077).toBe(0)
  })
})

/** What an editor may do meanwhile, and of what sources nothing need be found out again afterwards. */
const changes: readonly [(folder: TestFolder) => Promise<void>, string[]][] = [
  [(folder) => folder.write({ 'sources/c.md': sourceFile('The owl sat on Old Tom in 2019.\n') }), ['a', 'b']],
  [(folder) => folder.write({ 'sources/b.md': sourceFile('The dog of Riga sleeps.\n') }), ['a', 'c']],
  [
    async (folder) => {
      await folder.remove('sources/c.md')
      await folder.write({ 'sources/d.md': sourceFile('The owl sat on Old Tom in 2019.\n') })
    },
    ['a', 'b'],
  ],
  [(folder) => folder.remove('sources/b.md'), ['a', 'd']],
  [(folder) => folder.write({ 'sources/b.md': dogs, 'sources/d.md': 'no front matter' }), ['a']],
  [(folder) => folder.write({ 'actors/a.yaml': actorYaml({ aliases: ['Old Tom'] }) }), ['a', 'b']],
]
