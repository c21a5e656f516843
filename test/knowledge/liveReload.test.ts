import { mkdir, mkdtemp, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { reserved } from '../../src/command/list.ts'
import { LiveReload } from '../../src/knowledge/liveReload.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { recordingLog } from '../recordingLog.ts'
import { sourceFile } from './folder.ts'

/* A folder and a path to it that may come to mean something else, watched by the program. */

const SOON = { timeout: 15_000, interval: 50 }

async function watching() {
  const root = await mkdtemp(path.join(tmpdir(), 'live-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const at = (...parts: string[]): string => path.join(root, ...parts)
  const write = async (folder: string, text: string, name = 'sources/ship.md'): Promise<void> => {
    await mkdir(path.dirname(at(folder, name)), { recursive: true })
    await writeFile(at(folder, name), sourceFile(`${text}\n`))
  }
  await write('knowledge', 'The ship is red.')
  const store = await KnowledgeStore.open(at('knowledge'), reserved)
  const { log, lines } = recordingLog()
  const live = new LiveReload(() => store.reload(), at('knowledge'), log)
  await live.start()
  onTestFinished(() => live.stop())
  const texts = (): string => [...store.snapshot.sources.values()].map(({ text }) => text).join(' ')
  const serves = (text: string): Promise<void> => expect.poll(texts, SOON).toContain(text)
  const said = (words: string): number => lines.filter(({ msg }) => msg.includes(words)).length
  return { at, write, store, live, serves, said }
}

it('reads what is saved, in folders too that were not there, and what is deleted', async () => {
  const { at, write, serves, store } = await watching()
  await write('knowledge', 'The ship is blue.')
  await serves('ship is blue')
  await write('knowledge', 'The pier is long.', 'sources/harbour/pier.md')
  await serves('pier is long')
  await write('knowledge', 'The pier is short.', 'sources/harbour/pier.md')
  await serves('pier is short')
  await rm(at('knowledge/sources/harbour'), { recursive: true })
  await expect.poll(() => store.snapshot.sources.size, SOON).toBe(1)
})

it('reads a folder that is made again, or renamed away and back, and says when it is not there and when it is', async () => {
  const { at, write, serves, said } = await watching()
  await rm(at('knowledge'), { recursive: true })
  await expect.poll(() => said('is not watched: it is not there'), SOON).toBe(1)
  await write('knowledge', 'The ship is green.')
  await serves('ship is green')
  expect(said('is watched again')).toBe(1)
  await rename(at('knowledge'), at('aside'))
  await expect.poll(() => said('is not watched'), SOON).toBe(2)
  await write('aside', 'The ship is white.')
  await rename(at('aside'), at('knowledge'))
  await serves('ship is white')
  await write('knowledge', 'The ship is black.')
  await serves('ship is black')
  expect(said('is watched again')).toBe(2)
})

it('reads another folder that is put in its place, and what a link in its place leads to', async () => {
  const { at, write, serves, said } = await watching()
  await write('other', 'The ship is yellow.')
  await rename(at('knowledge'), at('aside'))
  await rename(at('other'), at('knowledge'))
  await serves('ship is yellow')
  await write('one', 'The ship is brown.')
  await write('two', 'The ship is grey.')
  await rename(at('knowledge'), at('yellow'))
  await symlink(at('one'), at('knowledge'))
  await serves('ship is brown')
  await write('one', 'The ship is old.')
  await serves('ship is old')
  await symlink(at('two'), at('link'))
  await rename(at('link'), at('knowledge'))
  await serves('ship is grey')
  expect(said('could not be read')).toBe(0)
})

it('does not follow a link out of the folder, and stops at once', async () => {
  const { at, write, live, serves, said } = await watching()
  await symlink('/usr', at('knowledge/usr'))
  await serves('ship is red')
  await unlink(at('knowledge/usr'))
  await write('knowledge', 'The ship is gone.')
  await serves('ship is gone')
  // A watch on all that is below /usr would be thousands.
  expect((await watchesOfThisProcess()) < 500).toBe(true)
  await live.stop()
  expect(said('is not watched')).toBe(0)
})

/** How many watches the operating system has for it, where it tells. */
async function watchesOfThisProcess(): Promise<number> {
  const { readdir } = await import('node:fs/promises')
  let count = 0
  for (const name of await readdir('/proc/self/fdinfo').catch(() => []))
    count +=
      (await readFile(`/proc/self/fdinfo/${name}`, 'utf8').catch(() => '')).split('inotify wd:').length - 1
  return count
}
