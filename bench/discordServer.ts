import { createPublicKey, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { createBackgrounder } from '../src/command/createBackgrounder.ts'
import { reserved } from '../src/command/list.ts'
import { parseConfig } from '../src/config.ts'
import { createDiscord } from '../src/discord/discord.ts'
import { rawBody } from '../src/http/limits.ts'
import { createHttpServer, type HttpServer } from '../src/http/server.ts'
import { KnowledgeStore } from '../src/knowledge/store.ts'
import { createLog } from '../src/log.ts'
import { memoryState } from '../src/state/memory.ts'
import { createPainter } from '../src/picture/painter.ts'

/*
 * The server of bench/discord.ts, a process of its own. `adapter` is the program; `handler` a route on the program's
 * HTTP server that checks the signature and sends a constant; `bare` the same on node:http alone. Its address goes to
 * standard output.
 */
const [which = '', publicKey = '', length = '0'] = process.argv.slice(2)
const log = createLog('silent')
const x = Buffer.from(publicKey, 'hex').toString('base64url')
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })

/** Nothing but responses is asked for. */
const NOBODY = 'http://127.0.0.1:1/api'
/** No card goes without its picture, however long that takes. */
const PATIENCE = 60_000

/** As long as an answer of the adapter's is. */
const CONSTANT = Buffer.from(JSON.stringify({ type: 4, data: { content: 'x'.repeat(Number(length)) } }))

process.stdout.write(`${await start()}\n`)

async function start(): Promise<string> {
  if (which === 'bare') return serveBare()
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  if (which === 'adapter') await mountAdapter(http)
  else
    http.app.post('/discord/interactions', rawBody, (request, response) => {
      answer(request, z.instanceof(Buffer).parse(request.body), response)
    })
  return (await http.start()).href
}

async function mountAdapter(http: HttpServer): Promise<void> {
  const store = await KnowledgeStore.open('knowledge', reserved)
  const backgrounder = createBackgrounder(store, () => new Date())
  const config = parseConfig({ DISCORD_PUBLIC_KEY: publicKey, DISCORD_API_URL: NOBODY })
  const painter = createPainter({ log, patience: PATIENCE })
  const parts = { config, backgrounder, log, http, painter, state: memoryState() }
  await createDiscord(parts, { deferAfter: PATIENCE })?.mount()
}

async function serveBare(): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      answer(request, Buffer.concat(chunks), response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}/`
}

function answer({ headers }: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const timestamp = Buffer.from(String(headers['x-signature-timestamp']))
  const signature = Buffer.from(String(headers['x-signature-ed25519']), 'hex')
  const isSigned = verify(null, Buffer.concat([timestamp, body]), key, signature)
  response.writeHead(isSigned ? 200 : 401, { 'content-type': 'application/json' })
  response.end(isSigned ? CONSTANT : '')
}
