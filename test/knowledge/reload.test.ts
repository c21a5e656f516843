import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ROOMY } from '../../src/card/capacity.ts'
import { createBackgrounder } from '../../src/command/createBackgrounder.ts'
import { reserved } from '../../src/command/list.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { actorYaml, sourceFile, TestFolder, TODAY } from './folder.ts'

const quoted = sourceFile('The cat sat on the mat in May 2021. Since 1998 Old Tom of Riga has been there.\n')
const lines = [
  '/actor cat',
  '/ask who sat on the mat',
  '/ask the dogg barks',
  '/timeline',
  '/mentions Old Tom',
]

async function answers(store: KnowledgeStore): Promise<string> {
  const backgrounder = createBackgrounder(store, () => TODAY)
  const replies = lines.map((line) =>
    backgrounder.reply(backgrounder.read(line), { isAdministrator: false }, ROOMY),
  )
  return JSON.stringify(await Promise.all(replies))
}

const sentence = fc.constantFrom(
  'Old Tom of Riga left in 1998.',
  'The dog barks at Old Tom.',
  'Nobody minds the dog, says Ada Holm.',
  'Paki stan and Pakistan signed on 3 May 2021.\n\n',
  'A cat slept.',
)
const text = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => sourceFile(`${all.join(' ')}\n`))
/** A source that comes, changes or goes, or an actor that is called something else. */
const edit = fc.oneof(
  fc.record({ path: fc.constantFrom('sources/b.md', 'sources/c.md', 'sources/d.md'), text: fc.option(text) }),
  fc.record({
    path: fc.constant('actors/a.yaml'),
    text: fc.constantFrom(actorYaml(), actorYaml({ aliases: ['Old Tom'] }), null),
  }),
)

it('serves a folder that has changed as it would if it had just been started', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      async (times) => {
        const folder = await TestFolder.of({ 'sources/a.md': quoted, 'actors/a.yaml': actorYaml() })
        const store = await KnowledgeStore.open(folder.path, reserved)
        for (const edits of times) {
          for (const { path, text } of edits) {
            await folder.remove(path).catch(() => undefined)
            if (text !== null) await folder.write({ [path]: text })
          }
          expect(await store.reload()).toMatchObject({ swapped: true })
          await store.kept()
          const fresh = await KnowledgeStore.open(folder.path, reserved)
          const { snapshot } = store
          expect(await answers(store)).toBe(await answers(fresh))
          expect(snapshot.revision).toBe(fresh.snapshot.revision)
          expect(snapshot.problems).toEqual(fresh.snapshot.problems)
          expect(snapshot.writtenDates).toEqual(fresh.snapshot.writtenDates)
          expect([...snapshot.namedIn]).toEqual([...fresh.snapshot.namedIn])
          expect(snapshot.textEntities).toEqual(fresh.snapshot.textEntities)
        }
      },
    ),
    { numRuns: 15 },
  )
})

it('reads, takes apart and indexes nothing again that is as it was', async () => {
  const folder = await TestFolder.of({
    'sources/a.md': quoted,
    'sources/b.md': sourceFile('The dog barks.\n'),
  })
  const store = await KnowledgeStore.open(folder.path, reserved)
  await store.kept()
  const before = store.snapshot
  await folder.write({ 'sources/b.md': sourceFile('The dog sleeps.\n') })
  await store.reload()
  const { snapshot } = store
  expect(snapshot.sources.get('a')).toBe(before.sources.get('a'))
  expect(snapshot.sources.get('b')).not.toBe(before.sources.get('b'))
  expect(snapshot.parts.sources.get('a')?.findings).toBe(before.parts.sources.get('a')?.findings)
  const segments = (of: typeof before): unknown[] =>
    [...of.passageIndex.known.values()].flatMap(({ views }) => views.map(({ segment }) => segment))
  expect(segments(snapshot)).toContain(segments(before)[0])
  expect(segments(snapshot)).toHaveLength(2)
})
