import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeCache } from '../../src/knowledge/cache.ts'
import { readKnowledge } from '../../src/knowledge/load.ts'
import { decodeSnapshot } from '../../src/knowledge/snapshotCodec.ts'
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

  /** The files of snapshots, or of segments. */
  async names(prefix: 'knowledge' | 'segment' = 'knowledge'): Promise<string[]> {
    return (await readdir(this.path)).filter((name) => name.startsWith(prefix)).sort()
  }

  /** The only file of its kind. */
  async file(prefix: 'knowledge' | 'segment' = 'knowledge'): Promise<string> {
    const [name = '', ...others] = await this.names(prefix)
    expect(others).toEqual([])
    return path.join(this.path, name)
  }

  /** Whether all that was kept of the folder is read. */
  async isBelieved(): Promise<boolean> {
    const key = await this.cache.key(await readKnowledge(this.folder.path))
    return (await this.cache.read(key ?? ''))?.isComplete === true
  }
}

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
    expect(await kept.names()).toHaveLength(3)
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
        expect(await kept.isBelieved()).toBe(true)
        const read = await kept.open()
        expect(await answers(read, [...lines, asked])).toBe(await answers(made, [...lines, asked]))
      }),
      { numRuns: 25 },
    )
  })

  it('does not believe a file that was cut or altered anywhere', async () => {
    const kept = await Kept.of()
    await kept.open()
    const bytes = await readFile(await kept.file())
    const key = (await kept.cache.key(await readKnowledge(kept.folder.path))) ?? ''
    expect(await runInSlices(decodeSnapshot(bytes, key))).toBeDefined()
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        expect(await runInSlices(decodeSnapshot(bytes.subarray(0, at), key))).toBeUndefined()
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ change
        expect(await runInSlices(decodeSnapshot(altered, key))).toBeUndefined()
      }),
    )
  })

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['altered', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])])],
    ['something else', () => Buffer.from('a letter')],
  ])('makes a file anew that is %s', async (_, damage) => {
    for (const prefix of ['knowledge', 'segment'] as const) {
      const kept = await Kept.of()
      const made = await kept.open()
      const file = await kept.file(prefix)
      const bytes = await readFile(file)
      await writeFile(file, damage(bytes))
      expect(await kept.isBelieved()).toBe(false)
      expect(await answers(await kept.open())).toBe(await answers(made))
      expect(await kept.isBelieved()).toBe(true)
      expect((await readFile(file)).equals(bytes)).toBe(true)
      expect(kept.warnings).toEqual([])
    }
  })

  it('does not believe what was made of other files, whatever its name', async () => {
    const kept = await Kept.of()
    await kept.open()
    const old = await kept.file()
    await kept.folder.write({ 'sources/a.md': dogs })
    expect(await kept.isBelieved()).toBe(false)
    const store = await kept.open()
    const [newest = ''] = (await kept.names()).filter((name) => name !== path.basename(old))
    await rename(old, path.join(kept.path, newest))
    expect(await kept.isBelieved()).toBe(false)
    expect(await answers(await kept.open())).toBe(await answers(store))
  })

  it('serves a reload, and what the reload changed', async () => {
    const kept = await Kept.of()
    const store = await kept.open()
    await kept.folder.write({ 'sources/a.md': sourceFile('The cat sat on the roof.\n') })
    expect(await store.reload()).toMatchObject({ swapped: true })
    await store.kept()
    expect(await kept.isBelieved()).toBe(true)
    await kept.folder.write({ 'sources/a.md': cats })
    expect(await store.reload()).toMatchObject({ swapped: true, changes: { sources: { changed: ['a'] } } })
    expect(await answers(store)).toBe(await answers(await kept.folder.open()))
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
    expect(await kept.isBelieved()).toBe(true)
  })

  it('keeps three files and nothing unfinished', async () => {
    const kept = await Kept.of()
    const store = await kept.open()
    const abandoned = `${await kept.file()}.1`
    await writeFile(abandoned, 'half')
    await utimes(abandoned, 1, 1)
    for (const text of ['one', 'two', 'three', 'four']) {
      await kept.folder.write({ 'sources/b.md': sourceFile(`${text}.\n`) })
      await store.reload()
    }
    await store.kept()
    expect(await kept.names()).toHaveLength(3)
    expect(await readdir(kept.path)).toHaveLength(3 + (await kept.names('segment')).length)
    expect(await kept.isBelieved()).toBe(true)
    expect((await stat(kept.path)).mode & 0o077).toBe(0)
  })
})
