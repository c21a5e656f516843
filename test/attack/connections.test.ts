import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { HTTP_LIMITS, rawBody, type ConnectionLimits } from '../../src/http/limits.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import { recordingLog } from '../recordingLog.ts'

const running: HttpServer[] = []
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

async function started(limits: Partial<ConnectionLimits>) {
  const server = createHttpServer({ host: '127.0.0.1', port: 0, log: recordingLog().log, limits })
  running.push(server)
  server.app.post('/echo', rawBody, (_request, response) => response.send('whole'))
  const address = await server.start()
  return { server, open: () => opened(address) }
}

/** A connection whose faults are counted by whoever looks at its end. */
function opened({ port, hostname }: URL): Socket {
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  sockets.push(socket)
  return socket
}

/** By whichever side, in whatever way. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) =>
    socket.once('close', () => {
      resolve()
    }),
  )
}

const bodyHead = (length: number): string =>
  `POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n`

it('takes no more half-sent bodies than it takes connections, and cuts each off', async () => {
  const limits = { connections: 20, requestTime: 300, headersTime: 200, lateCheck: 50 }
  const { open } = await started(limits)
  const half = bodyHead(HTTP_LIMITS.body) + 'x'.repeat(HTTP_LIMITS.body / 2)
  let told = 0
  const ends = Array.from({ length: 60 }, async () => {
    const socket = open()
    socket.on('data', (data) => (told += data.toString().startsWith('HTTP/1.1 408') ? 1 : 0))
    socket.write(half)
    await closed(socket)
  })
  await Promise.all(ends)
  expect(told).toBeLessThanOrEqual(limits.connections)
  expect(told).toBeGreaterThan(0)
})

it('holds no more of all bodies together than 128 MiB', () => {
  expect(HTTP_LIMITS.connections * HTTP_LIMITS.body).toBeLessThanOrEqual(128 * 1024 ** 2)
})

it('refuses a body that is too large before it is sent', async () => {
  const { open } = await started({})
  const socket = open()
  socket.write(bodyHead(1024 ** 2))
  const [data] = z.tuple([z.instanceof(Buffer)]).parse(await once(socket, 'data'))
  expect(data.toString()).toMatch(/^HTTP\/1\.1 413 /)
  await closed(socket)
})

it('cuts off headers that come a sign at a time, by the time that is set for all of them', async () => {
  const { open } = await started({ headersTime: 200, requestTime: 60_000, lateCheck: 50 })
  const socket = open()
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ')
  const drip = setInterval(() => socket.write('x'), 20)
  let said = ''
  socket.on('data', (data) => (said += data.toString()))
  await closed(socket)
  clearInterval(drip)
  expect(said).toMatch(/^HTTP\/1\.1 408 /)
})

/** Asks one request after the other until the server says that it closes. @returns how it ended. */
async function askOn(socket: Socket, onAnswer: () => void): Promise<'told' | 'reset'> {
  let received = ''
  const ask = () => socket.write('GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n')
  ask()
  return new Promise((resolve) => {
    socket.on('data', (data) => {
      received += data.toString()
      const end = /\r\n\r\n\{[^}]*\}$/.test(received)
      if (!end) return
      onAnswer()
      if (/\r\nConnection: close\r\n/i.test(received)) resolve('told')
      else ask()
      received = ''
    })
    socket.on('close', () => {
      resolve('reset')
    })
  })
}

it('resets none of 60 kept connections while it stops: each is told with its last answer', async () => {
  const { server, open } = await started({})
  const sixty = Array.from({ length: 60 }, open)
  const served = new Set<Socket>()
  let begin = (): void => undefined
  const allServed = new Promise<void>((resolve) => (begin = resolve))
  const ends = sixty.map((socket) =>
    askOn(socket, () => {
      if (served.add(socket).size === sixty.length) begin()
    }),
  )
  await allServed
  const stopped = server.stop()
  expect(await Promise.all(ends)).toEqual(sixty.map(() => 'told'))
  await stopped
})
