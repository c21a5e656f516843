import { createServer, type Server } from 'node:http'
import { isIPv6 } from 'node:net'
import express, { type Express } from 'express'
import type { Log } from '../log.ts'
import { createFailureHandler, refuseLargeBodies, sayNotFound } from './failures.ts'
import { HTTP_LIMITS } from './limits.ts'

export interface HttpServer {
  /** Routers are mounted here, before the start. No body is parsed for them; see `rawBody`. */
  readonly app: Express
  /** @returns the address on which it listens. Rejects where that is taken or not allowed. */
  start(): Promise<URL>
  /** Finishes running requests, in bounded time, and closes idle connections at once. */
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
  const app = express()
  app.disable('x-powered-by')
  const server = createServer({ maxHeaderSize: HTTP_LIMITS.headers, ...TIMES }, (request, response) => {
    response.once('finish', () => {
      // The connection becomes idle only after this event.
      if (stopping)
        setImmediate(() => {
          server.closeIdleConnections()
        })
    })
    app(request, response)
  })
  server.timeout = HTTP_LIMITS.silence

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
    stop: () => (stopping ??= close(server)),
  }
}

const TIMES = {
  headersTimeout: HTTP_LIMITS.headersTime,
  requestTimeout: HTTP_LIMITS.requestTime,
  keepAliveTimeout: HTTP_LIMITS.keepAlive,
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

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections()
    }, HTTP_LIMITS.stop)
    // An error here says that the server never listened, which is as good as closed.
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
  })
}
