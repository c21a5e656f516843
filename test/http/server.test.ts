import { EventEmitter, once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { HTTP_LIMITS, rawBody } from '../../src/http/limits.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import { recordingLog } from '../recordingLog.ts'

const running: HttpServer[] = []

async function started(mount: (server: HttpServer) => void = () => undefined) {
  const { log, lines } = recordingLog()
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log })
  running.push(server)
  mount(server)
  return { server, lines, address: await server.start() }
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

test('tells the address on which it listens and that it is well', async () => {
  const { address } = await started()
  const response = await fetch(new URL('/healthz', address))
  expect([response.status, await response.json()]).toMatchObject([200, { status: 'ok', reasons: [] }])
  expect(response.headers.get('x-powered-by')).toBeNull()
})

test('says in one line that a port is taken', async () => {
  const { address } = await started()
  const second = createHttpServer({ host: '127.0.0.1', port: Number(address.port), log: recordingLog().log })
  await expect(second.start()).rejects.toThrow(/^The HTTP server cannot listen .*EADDRINUSE.*$/)
})

test('hands a raw body on to the byte', async () => {
  const { address } = await started(({ app }) => {
    app.post('/echo', rawBody, (request, response) => response.send(request.body))
  })
  const sent = Buffer.from([0, 255, 13, 10, 34])
  const response = await fetch(new URL('/echo', address), { method: 'POST', body: sent })
  expect(Buffer.from(await response.arrayBuffer())).toEqual(sent)
})

test('refuses a body that cannot be parsed with 400', async () => {
  const { address } = await started(({ app }) => {
    app.post('/json', express.json(), (_request, response) => response.send())
  })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(new URL('/json', address), { method: 'POST', body: '{"a":', headers })
  expect([response.status, await response.text()]).toEqual([400, 'The request cannot be read.'])
})

test('refuses a body that is too large with 413, whether its length is announced or not', async () => {
  const { address } = await started(({ app }) => {
    app.post('/echo', rawBody, (_request, response) => response.send())
  })
  const url = new URL('/echo', address)
  const large = new Uint8Array(HTTP_LIMITS.body + 1)
  expect((await fetch(url, { method: 'POST', body: large })).status).toBe(413)
  const chunked = await new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { method: 'POST' }, ({ statusCode }) => {
      resolve(statusCode)
    })
    outgoing.on('error', reject)
    outgoing.flushHeaders()
    outgoing.end(large)
  })
  expect(chunked).toBe(413)
})

test('refuses headers that are too large', async () => {
  const { address } = await started()
  const headers = { 'x-long': 'x'.repeat(HTTP_LIMITS.headers) }
  expect((await fetch(new URL('/healthz', address), { headers })).status).toBe(431)
})

test('tells a user the reference of a failure, and the log the cause', async () => {
  const { address, lines } = await started(({ app }) => {
    app.get('/broken', () => {
      throw new Error('the cause')
    })
  })
  const response = await fetch(new URL('/broken', address))
  const text = await response.text()
  expect(response.status).toBe(500)
  expect(text).not.toContain('the cause')
  expect(lines).toHaveLength(1)
  expect(lines[0]?.msg).toBe('GET /broken failed')
  expect(text).toContain(String(lines[0]?.['reference']))
  expect(JSON.stringify(lines[0])).toContain('the cause')
})

test('finishes a running request before it stops, and closes idle connections', async () => {
  const steps = new EventEmitter()
  const { server, address } = await started(({ app }) => {
    app.get('/slow', async (_request, response) => {
      steps.emit('arrived')
      await once(steps, 'go on')
      response.send('done')
    })
  })
  const idle = connect(Number(address.port), address.hostname)
  const idleClosed = once(idle, 'close')
  idle.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(idle, 'data')
  const arrived = once(steps, 'arrived')
  const answer = fetch(new URL('/slow', address))
  await arrived
  const stopped = server.stop()
  await idleClosed
  steps.emit('go on')
  expect(await (await answer).text()).toBe('done')
  await stopped
  await expect(fetch(new URL('/healthz', address))).rejects.toThrow()
})

test('cuts the connection where a handler fails in the middle of its answer', async () => {
  const { address, lines } = await started(({ app }) => {
    app.get('/half', (_request, response) => {
      response.write('half')
      throw new Error('the cause')
    })
  })
  const reading = fetch(new URL('/half', address)).then((response) => response.text())
  await expect(reading).rejects.toThrow()
  expect(lines).toHaveLength(1)
})
