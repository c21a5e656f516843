import { expect, it } from 'vitest'
import { memoryState } from '../../src/state/memory.ts'
import { sources, startReplica, wordsOf, type Replica } from './replica.ts'

/* What administrators type, and read. */

async function twice(): Promise<Replica> {
  const one = await startReplica(
    memoryState(),
    sources({ pier: 'The pier is long.', tram: 'The tram is new.' }),
  )
  await one.folder.write(sources({ pier: 'The pier is shut.', ferry: 'The ferry is late.' }))
  await one.ask('/kb reload')
  return one
}

it('the history has who published what, and which revision serves', async () => {
  const one = await twice()
  const words = wordsOf(await one.ask('/kb history'))
  expect(words).toContain('page nobody')
  expect(words).toContain('1 source added (ferry); 1 source changed (pier).')
  expect(words).toMatch(/"2, serves: \d+ \w+ \d{4}, \d\d:\d\d UTC, page nobody"/)
  expect(wordsOf(await one.ask('/kb status'))).toContain('"Revision","description":"2"')
  for (const line of ['/kb history', '/kb diff 1 2', '/kb rollback 1'])
    expect(wordsOf(await one.ask(line, false))).toContain('is for administrators')
})

it('a difference has the ids that are other, and the files', async () => {
  const one = await twice()
  const words = wordsOf(await one.ask('/kb diff 1 2'))
  expect(words).toContain('1 added: ferry; 1 changed: pier')
  expect(words).toContain('sources/ferry.md')
  expect(wordsOf(await one.ask('/kb diff 2 1'))).toContain('1 dropped: ferry')
  expect(wordsOf(await one.ask('/kb diff 1 9'))).toContain('no such revisions')
  expect(wordsOf(await one.ask('/kb diff 1 x'))).toContain('needs the number of a revision')
})

it('whoever goes back reads what changed, and status and reload say that it is held', async () => {
  const one = await twice()
  const words = wordsOf(await one.ask('/kb rollback 1'))
  expect(words).toContain('Revision 1 serves')
  expect(words).toContain('1 dropped: ferry')
  expect(wordsOf(await one.ask('/kb status'))).toContain('page nobody went back to revision 1')
  expect(wordsOf(await one.ask('/ask how is the pier'))).toContain('The pier is long.')
  expect(wordsOf(await one.ask('/kb reload'))).toContain('serves now, as revision 2')
  expect(wordsOf(await one.ask('/ask how is the pier'))).toContain('The pier is shut.')
})

it('numbers are offered while they are typed, without who published what', async () => {
  const one = await twice()
  const offered = one.program.complete('kb rollback', 'number', '', 5)
  expect(offered.map(({ value }) => value)).toEqual(['2', '1'])
  expect(JSON.stringify(offered)).not.toContain('nobody')
  expect(one.program.complete('kb diff', 'to', '1', 5).map(({ value }) => value)).toEqual(['1'])
})

it('what is opened from a card of a former revision is of that revision too', async () => {
  const one = await twice()
  const card = await one.ask('/ask how is the pier revision:1')
  expect(wordsOf(card)).toContain('The pier is long.')
  expect(card.request.arguments).toMatchObject({ revision: '1' })
  for (const { request } of [...card.suggestions, ...card.views])
    if (request.command !== 'source') expect(request.arguments).toMatchObject({ revision: '1' })
})
