import { cp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { Connection, Refused } from '../../src/chat/connection.ts'
import { HealthChecks } from '../../src/http/health.ts'
import { knowledgeCondition } from '../../src/http/knowledgeCondition.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { KnowledgeStore } from '../../src/knowledge/store.ts'
import { recordingLog } from '../recordingLog.ts'
import { temporaryFolder } from '../state/temporaryFolder.ts'

const loop = { milliseconds: 3, stop: () => undefined }

async function withServer(
  work: (read: (at: string) => Promise<unknown>, checks: HealthChecks) => Promise<void>,
) {
  const health = new HealthChecks(loop)
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log: recordingLog().log, health })
  const address = await server.start()
  try {
    await work(async (at) => {
      const response = await fetch(new URL(at, address))
      return { code: response.status, ...z.looseObject({}).parse(await response.json()) }
    }, health)
  } finally {
    loop.milliseconds = 3
    await server.stop()
  }
}

it('is unavailable while the loop is late, and lives all the same', async () => {
  await withServer(async (read) => {
    expect(await read('/healthz')).toEqual({
      ...{ code: 200, status: 'ok', reasons: [] },
      parts: { loop: { delay: 3 } },
    })
    loop.milliseconds = 1_400
    for (const at of ['/healthz', '/health/ready'])
      expect(await read(at)).toMatchObject({
        ...{ code: 503, status: 'unavailable' },
        reasons: ['The program has too much to do: what is due waits 1400 ms.'],
      })
    expect(await read('/health/live')).toEqual({ code: 200, status: 'ok' })
  })
})

it('is unavailable until a platform is connected, while its connection is lost, and once it is closed for good', async () => {
  await withServer(async (read, checks) => {
    let now = Date.parse('2031-05-01T00:00:00Z')
    const { log } = recordingLog()
    const connection = new Connection({ name: 'Slack', log, now: () => now })
    checks.add('slack', () => connection.condition())
    const is = async (code: number, reasons: readonly string[]) => {
      expect(await read('/healthz')).toMatchObject({ code, reasons })
    }
    await is(503, ['Slack is not connected yet.'])
    const refused = connection.establish(
      () => Promise.reject(new Refused('no')),
      new AbortController().signal,
    )
    await expect(refused).rejects.toThrow('no')
    await is(503, ['Slack is not connected yet.'])
    await connection.establish(() => Promise.resolve(), new AbortController().signal)
    expect(await read('/healthz')).toMatchObject({
      code: 200,
      parts: { slack: { connection: 'connected', since: '2031-05-01T00:00:00.000Z' } },
    })
    now += 60_000
    connection.lost('The connection is lost.')
    await is(503, ['Slack is not connected since 2031-05-01T00:01:00.000Z.'])
    connection.reached()
    await is(200, [])
    connection.over()
    await is(503, ['Slack is not connected any more; start the program again.'])
  })
})

it('says which knowledge serves and that the last reload was refused, which is no trouble', async () => {
  const folder = await temporaryFolder()
  await cp('test/fixtures/ferry', folder, { recursive: true })
  const store = await KnowledgeStore.open(folder, new Set(['actor']))
  await withServer(async (read, checks) => {
    checks.add('knowledge', () => knowledgeCondition(store))
    const { revision } = store.snapshot
    const since = store.loadedAt.toISOString()
    expect(await read('/healthz')).toMatchObject({
      code: 200,
      parts: { knowledge: { revision, since, lastReload: 'none' } },
    })
    await writeFile(path.join(folder, 'actors/actors.yaml'), 'broken: [')
    await store.reload()
    expect(await read('/healthz')).toMatchObject({
      code: 200,
      parts: { knowledge: { revision, since, lastReload: 'refused' } },
    })
  })
})
