import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { postgresState } from '../../src/state/postgres.ts'
import { stateContract } from './contract.ts'
import { startPostgres, WITHOUT_POSTGRES, type PostgresServer } from './postgresServer.ts'

const why = WITHOUT_POSTGRES === undefined ? '' : ` (skipped: ${WITHOUT_POSTGRES})`

describe.skipIf(WITHOUT_POSTGRES !== undefined)(`with a PostgreSQL server${why}`, () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  }, 60_000)
  afterAll(() => server.stop())

  const warnings: unknown[] = []
  const warn = (cause: unknown): void => void warnings.push(cause)

  stateContract('PostgreSQL', {
    async newPlace() {
      const address = await server.newDatabase()
      return { open: (now) => postgresState(address, { warn, ...(now && { now }) }) }
    },
    lasts: true,
    reachesOthers: true,
  })

  it('refuses a database that a newer program wrote', async () => {
    const address = await server.newDatabase()
    await (await postgresState(address, { warn })).close()
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query('INSERT INTO backgrounder.migrations (version) VALUES (1000)')
    await client.end()
    await expect(postgresState(address, { warn })).rejects.toThrow('newer Backgrounder')
  })

  it('keeps what it acknowledged and hears of news again when its connections were lost', async () => {
    const state = await postgresState(await server.newDatabase(), { warn })
    onTestFinished(() => state.close())
    const heard: unknown[] = []
    await state.subscribe('topic', (message) => heard.push(message))
    await state.set('k', 1)
    await server.disconnectAll()
    await expect.poll(() => state.get('k').catch(() => undefined), { timeout: 10_000 }).toBe(1)
    const publish = (): Promise<void> => state.publish('topic', 'news').catch(() => undefined)
    await expect.poll(() => publish().then(() => heard.at(-1)), { timeout: 10_000 }).toBe('news')
    expect(warnings.length).toBeGreaterThan(0)
  })

  it('goes on where a database goes away in the middle of what many change, and comes back', async () => {
    const address = await server.newDatabase()
    const state = await postgresState(address, { warn })
    onTestFinished(() => state.close())
    const changing = Array.from({ length: 40 }, () =>
      state
        .update('k', (before) => Number(before ?? 0) + 1)
        .then(
          () => true,
          () => false,
        ),
    )
    const comeBack = await server.takeAway(address)
    const changed = (await Promise.all(changing)).filter(Boolean).length
    await expect(state.get('k')).rejects.toThrow()
    await comeBack()
    await expect.poll(() => state.get('k').catch(() => -1), { timeout: 10_000 }).not.toBe(-1)
    // Of what was being committed when the connection was lost nobody knows.
    expect(Number((await state.get('k')) ?? 0)).toBeGreaterThanOrEqual(changed)
  })

  it('sweeps what is over away', async () => {
    let time = 1_000
    const address = await server.newDatabase()
    const before = await postgresState(address, { warn, now: () => time })
    await before.set('short', 1, 1_000)
    await before.set('stays', 1)
    await before.close()
    time += 1_000
    await (await postgresState(address, { warn, now: () => time })).close()
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    expect((await client.query('SELECT key FROM backgrounder.entries')).rows).toEqual([{ key: 'stays' }])
    await client.end()
  })
})
