import path from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { embeddedState } from '../../src/state/embedded.ts'
import { memoryState } from '../../src/state/memory.ts'
import { postgresState } from '../../src/state/postgres.ts'
import { startPostgres, WITHOUT_POSTGRES, type PostgresServer } from '../state/postgresServer.ts'
import { temporaryFolder } from '../state/temporaryFolder.ts'
import { revisionContract } from './contract.ts'

revisionContract('memory', () => Promise.resolve({ open: () => Promise.resolve(memoryState()) }))

revisionContract('a file', async () => {
  const file = path.join(await temporaryFolder(), 'state.db')
  return { open: () => Promise.resolve(embeddedState(file)) }
})

const why = WITHOUT_POSTGRES === undefined ? '' : ` (skipped: ${WITHOUT_POSTGRES})`

describe.skipIf(WITHOUT_POSTGRES !== undefined)(`with a PostgreSQL server${why}`, () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  revisionContract('PostgreSQL', async () => {
    const address = await server.newDatabase()
    return { open: () => postgresState(address, { warn: () => undefined }) }
  })
})
