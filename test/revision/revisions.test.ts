import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { knowledgeCondition } from '../../src/http/knowledgeCondition.ts'
import { embeddedState } from '../../src/state/embedded.ts'
import { memoryState } from '../../src/state/memory.ts'
import { postgresState } from '../../src/state/postgres.ts'
import { startPostgres, WITHOUT_POSTGRES, type PostgresServer } from '../state/postgresServer.ts'
import { temporaryFolder } from '../state/temporaryFolder.ts'
import { revisionContract } from './contract.ts'
import { sources, startReplica, wordsOf } from './replica.ts'

revisionContract('memory', () => Promise.resolve({ open: () => Promise.resolve(memoryState()) }))

revisionContract('a file', async () => {
  const file = path.join(await temporaryFolder(), 'state.db')
  return { open: () => Promise.resolve(embeddedState(file)) }
})

const warn = (): void => undefined
const why = WITHOUT_POSTGRES === undefined ? '' : ` (skipped: ${WITHOUT_POSTGRES})`

describe.skipIf(WITHOUT_POSTGRES !== undefined)(`with a PostgreSQL server${why}`, () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  revisionContract('PostgreSQL', async () => {
    const address = await server.newDatabase()
    return { open: () => postgresState(address, { warn }) }
  })

  it('answers from what was published last while the database is away, and publishes what changed when it is back', async () => {
    const address = await server.newDatabase()
    const [state, others] = [await postgresState(address, { warn }), await postgresState(address, { warn })]
    onTestFinished(async () => {
      await state.close()
      await others.close()
    })
    const one = await startReplica(state, sources({ pier: 'The pier is long.' }))
    const other = await startReplica(others, one.folder)
    const comeBack = await server.takeAway(address)
    await one.folder.write(sources({ pier: 'The pier is shut.' }))
    expect(wordsOf(await one.ask('/kb reload'))).toContain('it is published by itself as soon as it can be')
    expect(wordsOf(await one.ask('/kb rollback 1'))).toContain('cannot be read or written at the moment')
    expect(wordsOf(await one.ask('/ask how is the pier'))).toContain('The pier is long.')
    await other.revisions.look()
    for (const { revisions } of [one, other]) expect(revisions.standing.away).toBeInstanceOf(Date)
    expect(one.revisions.standing).toMatchObject({ serving: 1, folder: { kind: 'not stored' } })
    expect(knowledgeCondition(one.store, one.revisions.standing)).toMatchObject({ trouble: undefined })
    await comeBack()
    const published = async (): Promise<string> => {
      await one.revisions.look()
      await other.revisions.look()
      return `${one.texts()} ${other.texts()}`
    }
    await expect.poll(published, { timeout: 20_000 }).toBe('The pier is shut. The pier is shut.')
    expect(one.revisions.standing).toMatchObject({ serving: 2, away: undefined, folder: undefined })
    expect(one.lines.filter(({ msg }) => msg.includes('cannot be read or written'))).toHaveLength(1)
  })

  it('are told of to other replicas at once', async () => {
    const address = await server.newDatabase()
    const [state, others] = [await postgresState(address, { warn }), await postgresState(address, { warn })]
    const one = await startReplica(state, sources({ pier: 'The pier is long.' }))
    const other = await startReplica(others, one.folder)
    for (const { revisions } of [one, other]) revisions.start()
    await one.folder.write(sources({ pier: 'The pier is shut.' }))
    await one.revisions.takeUp()
    await expect.poll(() => other.texts()).toBe('The pier is shut.')
    for (const { revisions } of [one, other]) await revisions.stop()
    await state.close()
    await others.close()
  })
})

it('is not ready where it is behind for long', async () => {
  const state = memoryState()
  const one = await startReplica(state, sources({ pier: 'The pier is long.' }))
  const standing = {
    ...one.revisions.standing,
    head: 2,
    behind: { since: new Date('2031-11-05T00:00:00Z'), why: 'it is being read' },
  }
  const at = (time: string): unknown => knowledgeCondition(one.store, standing, Date.parse(time)).trouble
  expect(at('2031-11-05T00:00:20Z')).toBeUndefined()
  expect(at('2031-11-05T00:01:00Z')).toContain('behind')
  await state.close()
})
