import { expect, it } from 'vitest'
import { memoryState } from '../../src/state/memory.ts'
import { History, type Arrivals } from '../../src/watch/history.ts'
import { actorYaml, sourceFile, TestFolder, type Files } from '../knowledge/folder.ts'

const FILES: Files = {
  'sources/a.md': sourceFile('The ferry stops.', 'title: A'),
  'sources/b.md': sourceFile('The quay is closed.', 'title: B'),
  'actors/a.yaml': actorYaml({ id: 'ferry', name: 'Ferry', exact: 'The ferry stops', statement: 'A ferry.' }),
}
const NONE: Arrivals = {
  sources: { added: [], revised: [], changed: [], withdrawn: [], dropped: [] },
  facts: { added: [], changed: [], dropped: [] },
}

const seenBy = async (history: History): Promise<Arrivals[]> => {
  const seen: Arrivals[] = []
  for await (const { arrivals } of history.since(0)) seen.push(arrivals)
  return seen
}

it('holds what came in while the program ran, and what did while it did not', async () => {
  const folder = await TestFolder.of(FILES)
  const state = memoryState()
  const history = new History(state)
  const store = await folder.open()
  // What was there at the first start is no news.
  await history.catchUp(store.snapshot)
  expect(await seenBy(history)).toEqual([])
  expect(await history.latest()).toBe(0)

  await folder.write({ 'sources/c.md': sourceFile('The mayor resigns.', 'title: C') })
  const reload = await store.reload()
  if (!reload.swapped) throw new Error('It was not served')
  await history.record(reload.changes, store.snapshot)
  const added = { ...NONE, sources: { ...NONE.sources, added: ['c'] } }
  expect(await seenBy(history)).toEqual([added])

  await folder.write({
    'sources/b.md': sourceFile('The quay is open.', 'title: B'),
    'versions/b/2031-11-06.md': sourceFile('The quay is closed.', 'title: B'),
    'sources/a.md': sourceFile('The ferry stops.', 'title: A\nwithdrawn: 2031-11-06'),
  })
  await folder.remove('actors/a.yaml')
  const later = await folder.open()
  const restarted = new History(state)
  await restarted.catchUp(later.snapshot)
  await restarted.catchUp(later.snapshot)
  expect(await seenBy(restarted)).toEqual([
    added,
    {
      sources: { added: [], revised: ['b'], changed: [], withdrawn: ['a'], dropped: [] },
      facts: { added: [], changed: [], dropped: ['ferry'] },
    },
  ])
  expect(await restarted.latest()).toBeGreaterThan(0)
})

it('takes ids whole: one with a space is added, changed and dropped like any other', async () => {
  const name = 'sources/quay-5.md'
  const folder = await TestFolder.of({ 'sources/a.md': sourceFile('The ferry stops.', 'title: A') })
  const state = memoryState()
  const catchUp = async (): Promise<void> => {
    const { snapshot } = await folder.open()
    const sources = [...snapshot.sources].map(([id, source]) => [id.replace('-', ' '), source] as const)
    await new History(state).catchUp({ ...snapshot, sources: new Map(sources) })
  }
  await catchUp()
  await folder.write({ [name]: sourceFile('The quay is closed.', 'title: Quay') })
  await catchUp()
  await folder.write({ [name]: sourceFile('The quay is open.', 'title: Quay') })
  await catchUp()
  await folder.remove(name)
  await catchUp()
  const seen = await seenBy(new History(state))
  expect(seen.map(({ sources: { added, changed, dropped } }) => [added, changed, dropped])).toEqual([
    [['quay 5'], [], []],
    [[], ['quay 5'], []],
    [[], [], ['quay 5']],
  ])
})

it('holds a great change in parts', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 2_500 }, (_, number) => [
      `sources/${number}.md`,
      sourceFile(`Ferry ${number} stops.`, `title: Ferry ${number}`),
    ]),
  )
  const folder = await TestFolder.of(many)
  const history = new History(memoryState())
  const store = await folder.open()
  const all = [...store.snapshot.sources.keys()]
  const nothing = { added: [], changed: [], dropped: [] }
  const quotes = { added: 0, dropped: 0, fallen: [] }
  const changes = { sources: { ...nothing, added: all }, facts: nothing, topics: nothing, quotes }
  await history.record({ ...changes, revised: [], withdrawn: [] }, store.snapshot)
  const seen = await seenBy(history)
  expect(seen.map(({ sources }) => sources.added.length)).toEqual([1_000, 1_000, 500])
  expect(seen.flatMap(({ sources }) => sources.added)).toEqual(all)
})
