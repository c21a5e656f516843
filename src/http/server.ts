import { createServer, type Server, type ServerResponse } from 'node:http'
import { isIPv6, Server as NetServer } from 'node:net'
import express, { type Express } from 'express'
import type { Log } from '../log.ts'
import type { Secret } from '../secret.ts'
import { createFailureHandler, refuseLargeBodies, sayNotFound } from './failures.ts'
import { HealthChecks } from './health.ts'
import { healthRoutes } from './healthRoutes.ts'
import { HTTP_LIMITS, type ConnectionLimits } from './limits.ts'
import { Metrics } from './metrics.ts'
import { metricsRoute } from './metricsRoute.ts'

export interface HttpServer {
  /** Routers are mounted here, before the start. No body is parsed for them; see `rawBody`. */
  readonly app: Express
  /** What `/healthz` tells; parts are added here. */
  readonly health: HealthChecks
  /** What `/metrics` tells; parts count there. */
  readonly metrics: Metrics
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
  /** By default `HTTP_LIMITS`. */
  readonly limits?: Partial<ConnectionLimits>
  readonly health?: HealthChecks
  /** Who sends it may read `/metrics`; without, there is no such address. */
  readonly metricsToken?: Secret | undefined
}

/** The one HTTP server of the program. */
export function createHttpServer({
  host,
  port,
  log,
  limits: given,
  health = new HealthChecks(),
  metricsToken,
}: HttpServerOptions): HttpServer {
  const limits = { ...HTTP_LIMITS, ...given }
  const metrics = new Metrics()
  let stopping: Promise<void> | undefined
  const answering = new Set<ServerResponse>()
  const app = express()
  app.disable('x-powered-by')
  const server = createServer(settingsOf(limits), (request, response) => {
    if (stopping) response.setHeader('Connection', 'close')
    answering.add(response)
    response.once('close', () => answering.delete(response))
    app(request, response)
  })
  server.timeout = limits.silence
  server.maxConnections = limits.connections

  app.use((_request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    next()
  })
  app.use(refuseLargeBodies)
  app.use(healthRoutes(health))
  if (metricsToken) {
    metrics.watchProcess()
    app.use(metricsRoute(metrics, metricsToken))
  }

  return {
    app,
    health,
    metrics,
    start() {
      app.use(sayNotFound)
      app.use(createFailureHandler(log))
      return listen(server, host, port)
    },
    stop() {
      health.stop()
      return (stopping ??= close(server, answering, limits))
    },
  }
}

function settingsOf(limits: ConnectionLimits) {
  return {
    maxHeaderSize: HTTP_LIMITS.headers,
    headersTimeout: limits.headersTime,
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.keepAlive,
    connectionsCheckingInterval: limits.lateCheck,
  }
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
function close(
  server: Server,
  answering: ReadonlySet<ServerResponse>,
  limits: ConnectionLimits,
): Promise<void> {
  for (const response of answering) if (!response.headersSent) response.setHeader('Connection', 'close')
  return new Promise((resolve) => {
    const idle = setInterval(() => {
      server.closeIdleConnections()
    }, limits.farewell)
    const cut = setTimeout(() => {
      server.closeAllConnections()
    }, limits.stop)
    // The HTTP server's own `close` closes idle connections at once. An error says that it never listened.
    NetServer.prototype.close.call(server, () => {
      clearInterval(idle)
      clearTimeout(cut)
      resolve()
    })
  })
}
