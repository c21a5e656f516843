import { createHash, timingSafeEqual } from 'node:crypto'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import express, { type RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { failureSentence, reportFailure } from '../errors.ts'
import { HTTP_LIMITS } from '../http/limits.ts'
import type { Platform } from '../http/platform.ts'
import type { HttpServer } from '../http/server.ts'
import type { Secret } from '../secret.ts'
import { Administrator } from '../web/administrator.ts'
import { rateLimits } from '../web/rateLimits.ts'
import { guardOf, ownPagesOnly } from '../web/security.ts'
import { createMcpServer, type McpOptions } from './server.ts'

const PATH = '/mcp'

/**
 * `/mcp`, the Streamable HTTP transport, for whoever sends MCP_TOKEN as a bearer token. Each request stands for itself: no
 * session is kept, so that it works on every replica.
 * @returns undefined without a token: then there is no such address.
 */
export function createMcpHttp(
  options: McpOptions & { readonly config: Config; readonly http: Pick<HttpServer, 'app'> },
): Platform | undefined {
  const { config, http } = options
  const token = config.MCP_TOKEN
  if (!token) return undefined
  return {
    name: 'mcp',
    condition: () => ({ serves: 'tools' }),
    mount() {
      http.app.use(PATH, guardOf(config), ownPagesOnly(config))
      http.app.use(PATH, rateLimits(new Administrator()).asking, bearer(token), onlyPosts)
      http.app.post(PATH, express.json({ limit: HTTP_LIMITS.body }), answering(options))
      return Promise.resolve()
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
}

function bearer(token: Secret): RequestHandler {
  const due = digest(`Bearer ${token.reveal()}`)
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), due)) next()
    else
      response.status(401).set('WWW-Authenticate', 'Bearer').json(rpcError('The bearer token is MCP_TOKEN.'))
  }
}

/** Of equal length, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** There are no sessions to listen to or to end. */
const onlyPosts: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') next()
  else response.status(405).set('Allow', 'POST').json(rpcError('Only POST is answered here.'))
}

function answering(options: McpOptions): RequestHandler {
  return async (request, response) => {
    const mcp = createMcpServer(options)
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true })
    response.once('close', () => {
      void mcp.close()
    })
    try {
      await mcp.connect(transport)
      await transport.handleRequest(request, response, request.body)
    } catch (error) {
      const reference = reportFailure(options.log, 'A request to /mcp failed', error)
      if (!response.headersSent) response.status(500).json(rpcError(failureSentence(reference)))
    }
  }
}

function rpcError(message: string) {
  return { jsonrpc: '2.0', error: { code: -32_000, message }, id: null }
}
