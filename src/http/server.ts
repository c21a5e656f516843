import { createServer, type Server, type ServerResponse } from 'node:http'
import { isIPv6, Server as NetServer } from 'node:net'
import express, { type Express } from 'express'
import type { Log } from '../log.ts'
import { createFailureHandler, refuseLargeBodies, sayNotFound } from './failures.ts'
import { HTTP_LIMITS } from './limits.ts'

export interface HttpServer {
  /** Routers are mounted here, before the start. No body is parsed for them; see `rawBody`. */
  readonly app: Express
  /** @returns the address on which it listens. Rejects where that is taken or not allowed. */
  start(): Promise<URL>
  /** Finishes running requests, in bounded time, and closes idle connections. */
  stop(): Promise<void>
}

export interface HttpServerOptions {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  readonly log: Log
}

/** The one HTTP server of the program. */
export function createHttpServer({ host, port, log }: HttpServerOptions): HttpServer {
  let stopping: Promise<void> | undefined
  const answering = new Set<ServerResponse>()
  const app = express()
  app.disable('x-powered-by')
  const server = createServer({ maxHeaderSize: HTTP_LIMITS.headers, ...TIMES }, (request, response) => {
    if (stopping) response.setHeader('Connection', 'close')
    answering.add(response)
    response.once('close', () => answering.delete(response))
    app(request, response)
  })
  server.timeout = HTTP_LIMITS.silence
  server.maxConnections = HTTP_LIMITS.connections

  app.use((_request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    next()
  })
  app.use(refuseLargeBodies)
  app.get('/healthz', (_request, response) => {
    response.status(stopping ? 503 : 200).json({ status: stopping ? 'stopping' : 'ok' })
  })

  return {
    app,
    start() {
      app.use(sayNotFound)
      app.use(createFailureHandler(log))
      return listen(server, host, port)
    },
    stop: () => (stopping ??= close(server, answering)),
  }
}

const TIMES = {
  headersTimeout: HTTP_LIMITS.headersTime,
  requestTimeout: HTTP_LIMITS.requestTime,
  keepAliveTimeout: HTTP_LIMITS.keepAlive,
  connectionsCheckingInterval: HTTP_LIMITS.lateCheck,
}

function listen(server: Server, host: string, port: number): Promise<URL> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new Error(`The HTTP server cannot listen on ${host}, port ${port} (HOST, PORT): ${cause.message}`, {
          cause,
        }),
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve(new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${taken}/`))
    })
  })
}

/**
 * Takes no more connections. On those that are kept, a client may be sending its next request this very moment: it gets
 * its answer, and is told to open another connection, before the ones on which nothing came are closed.
 */
function close(server: Server, answering: ReadonlySet<ServerResponse>): Promise<void> {
  for (const response of answering) if (!response.headersSent) response.setHeader('Connection', 'close')
  return new Promise((resolve) => {
    const idle = setInterval(() => {
      server.closeIdleConnections()
    }, HTTP_LIMITS.farewell)
    const cut = setTimeout(() => {
      server.closeAllConnections()
    }, HTTP_LIMITS.stop)
    // The HTTP server's own `close` closes idle connections at once. An error says that it never listened.
    NetServer.prototype.close.call(server, () => {
      clearInterval(idle)
      clearTimeout(cut)
      resolve()
    })
  })
}
