import { createPublicKey, verify } from 'node:crypto'
import { createServer } from 'node:http'
import { createBackgrounder } from '../src/command/createBackgrounder.ts'
import { reserved } from '../src/command/list.ts'
import { parseConfig } from '../src/config.ts'
import { createDiscord } from '../src/discord/discord.ts'
import { createHttpServer } from '../src/http/server.ts'
import { KnowledgeStore } from '../src/knowledge/store.ts'
import { createLog } from '../src/log.ts'

/*
 * The server of bench/discord.ts, a process of its own: `adapter` is the program, `bare` is what is left of it where
 * nothing is answered, a signature checked and a constant sent. Its address goes to standard output.
 */
const [which = '', publicKey = '', length = '0'] = process.argv.slice(2)

if (which === 'bare') serveBare()
else await serveAdapter()

async function serveAdapter(): Promise<void> {
  const log = createLog('silent')
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log })
  const store = await KnowledgeStore.open('knowledge', reserved)
  const backgrounder = createBackgrounder(store, () => new Date())
  createDiscord({ config: parseConfig({ DISCORD_PUBLIC_KEY: publicKey }), backgrounder, log, http })
  process.stdout.write(`${(await http.start()).href}\n`)
}

/** As long as an answer of the adapter's is. */
const CONSTANT = JSON.stringify({ type: 4, data: { content: 'x'.repeat(Number(length)) } })

function serveBare(): void {
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const timestamp = Buffer.from(String(request.headers['x-signature-timestamp']))
      const signature = Buffer.from(String(request.headers['x-signature-ed25519']), 'hex')
      const isSigned = verify(null, Buffer.concat([timestamp, ...chunks]), key, signature)
      response.writeHead(isSigned ? 200 : 401, { 'content-type': 'application/json' })
      response.end(isSigned ? CONSTANT : '')
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}/\n`)
  })
}
