import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../src/secret.ts'
import { openState, type OpenedState } from '../../src/state/open.ts'
import { builtProgram } from '../builtProgram.ts'
import { recordingLog } from '../recordingLog.ts'
import { startPostgres, WITHOUT_POSTGRES, type PostgresServer } from './postgresServer.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const TRIES = 20

function startWriter(folder: string, address: string, run: number): ChildProcess {
  return spawn(
    process.execPath,
    [builtProgram('test/state/writerProgram.ts'), folder, address, String(run)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
}

/** @returns how many writes were acknowledged before it was killed in the midst of them. */
async function writeAndKill(folder: string, address: string, run: number): Promise<number> {
  const writer = startWriter(folder, address, run)
  if (!writer.stdout) throw new Error('It has an output')
  const gone = once(writer, 'exit')
  let acknowledged = 0
  for await (const line of createInterface(writer.stdout)) {
    if (line !== 'open') acknowledged = Number(line) + 1
    // Another moment for each try.
    if (acknowledged === 1 + run) writer.kill('SIGKILL')
  }
  await gone
  return acknowledged
}

async function expectNothingLost(opened: OpenedState, acknowledged: readonly number[]) {
  const { state } = opened
  const values: unknown[] = []
  let after = 0
  for (;;) {
    const lines = await state.read('log', { after })
    values.push(...lines.map(({ value }) => value))
    after = lines.at(-1)?.position ?? after
    if (lines.length === 0) break
  }
  const known = new Set(values)
  for (const [run, count] of acknowledged.entries())
    for (let n = 0; n < count; n += 1) {
      expect(await state.get(`key/${run}/${n}`)).toBe(n)
      expect(await state.setIfAbsent(`once/${run}/${n}`, -1)).toBe(false)
      expect(known.has(`${run}/${n}`), `${run}/${n}`).toBe(true)
    }
  expect(known.size).toBe(values.length)
  await opened.close()
}

/** Kills the writer at another moment each time; each next one opens what the last has left. */
async function killOften(address: string): Promise<void> {
  const folder = await temporaryFolder()
  const acknowledged: number[] = []
  for (let run = 0; run < TRIES; run += 1) acknowledged.push(await writeAndKill(folder, address, run))
  const config = { DATA_DIR: folder, DATABASE_URL: address === '' ? undefined : new Secret(address) }
  await expectNothingLost(await openState({ config, log: recordingLog().log }), acknowledged)
}

describe('what was acknowledged is there after kill -9', () => {
  it('in the file of the data folder, which a dead process does not hold', () => killOften(''), 180_000)

  const why = WITHOUT_POSTGRES === undefined ? '' : ` (skipped: ${WITHOUT_POSTGRES})`
  describe.skipIf(WITHOUT_POSTGRES !== undefined)(`with a PostgreSQL server${why}`, () => {
    let server: PostgresServer
    beforeAll(async () => {
      server = await startPostgres()
    }, 60_000)
    afterAll(() => server.stop())
    it('in PostgreSQL', async () => killOften(await server.newDatabase()), 180_000)
  })
})

it('a data folder is one program’s at a time: a second is told so, in one line', async () => {
  const { log } = recordingLog()
  const DATA_DIR = path.join(await temporaryFolder(), 'data')
  const config = { DATA_DIR, DATABASE_URL: undefined }
  const writer = startWriter(DATA_DIR, '', -1)
  if (!writer.stdout) throw new Error('It has an output')
  await once(createInterface(writer.stdout), 'line')
  const second = openState({ config, log })
  await expect(second).rejects.toThrow(`Another Backgrounder is running with the data folder ${DATA_DIR}.`)
  await expect(second).rejects.not.toThrow('\n')
  // A part of the program works beside it.
  const part = await openState({ config, log, isPart: true })
  await part.state.set('k', 1)
  await part.close()
  writer.kill('SIGKILL')
  await once(writer, 'exit')
  const next = await openState({ config, log })
  expect(await next.state.get('k')).toBe(1)
  await next.close()
})
